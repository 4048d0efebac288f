from django.urls import path

from publications.files import first_page, work_file

urlpatterns = [
    path("files/<uuid:family>/<str:language>/<str:name>", work_file, name="work_file"),
    path("pictures/<uuid:uuid>/<str:name>", first_page, name="first_page"),
]
