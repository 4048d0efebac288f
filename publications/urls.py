from django.urls import path

from publications.files import work_file

urlpatterns = [
    path("files/<uuid:family>/<str:language>/<str:name>", work_file, name="work_file"),
]
