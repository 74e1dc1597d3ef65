"""Tests of the models' client, and a scripted server for all who need one."""
