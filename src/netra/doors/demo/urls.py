"""Addresses of the demonstration; every one answers 404 outside demo mode."""

from django.urls import path

from netra.doors.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.roles, name="roles"),
    path("masuk/", views.enter, name="enter"),
    path("tanggal/", views.move, name="move"),
    path("keputusan/", views.decree, name="decree"),
]
