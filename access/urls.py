from django.urls import path

from access import files

urlpatterns = [
    path("files/<uuid:uuid>/<str:name>", files.document, name="document"),
    path("pictures/<int:pk>/<str:name>", files.picture, name="picture"),
]
