"""Pairs of quotes by different speakers, labelled: do they speak to one point in opposite ways?"""
