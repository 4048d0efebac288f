from django.urls import path

from search import views

urlpatterns = [
    path("search/", views.results, name="search"),
    path("search/offers.json", views.offered, name="search_offers"),
]
