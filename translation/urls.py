from django.urls import path

from translation import views

urlpatterns = [
    path("to-translate/", views.ToTranslateView.as_view(), name="to_translate"),
    path(
        "to-translate/results/",
        views.ToTranslateView.as_view(results_only=True),
        name="to_translate_results",
    ),
    path("to-translate/<int:page_id>/<str:language>/", views.begin, name="begin_translation"),
]
