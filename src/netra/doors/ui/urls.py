"""Addresses of the components' own pages."""

from django.urls import path

from netra.doors.ui import gallery

app_name = "ui"

urlpatterns = [path("", gallery.gallery, name="gallery")]
