"""The wide pictures of standing pages: 1600 x 1000."""

import math

import numpy as np

from .ink import Sheet, blend, circle_points, corners, regular
from .palette import BONE, MIST, OCHRE, PALE, PAPER, SLATE, TEAL, WHITE
from .shelf import picture

W, H = 1600, 1000
SIZE = (W, H)


@picture("pages/about")
def about():
    s = Sheet(SIZE, 301, PAPER, BONE)
    left, right = corners(330, 130, 560, 700), corners(730, 190, 560, 700)
    s.shadow(left, 12, 18, 18, 0.25)
    s.shape(left, WHITE)
    runs = [1, 0.93, 1, 0.97, 0.6, 1, 0.9, 1, 0.45, 1, 0.95, 0.7]
    for i, run in enumerate(runs):
        s.line([(385, 210 + i * 50), (385 + 290 * run, 210 + i * 50)], SLATE, 11)
    s.shadow(right, 12, 18, 18, 0.30)
    s.shape(right, WHITE, alpha=0.93)
    for i, run in enumerate(runs):
        for k in range(round(450 * run / 22)):
            s.disc(790 + k * 22, 270 + i * 50, 5.6, TEAL)
    return s


@picture("pages/home")
def home():
    s = Sheet(SIZE, 302, blend(PAPER, PALE, 0.55), PAPER)
    level = 800
    spans = [(90, 560), (230, 900), (330, 1180), (520, 1360), (760, 1450), (980, 1520)]
    arcs = [((a + b) / 2, (b - a) / 2, (b - a) * 0.70 + 30) for a, b in spans]
    for cx, rx, ry in arcs:
        s.fade(circle_points(cx, level, rx, 180, 360, 120, ry), (0, level - ry), (0, level), (TEAL, TEAL), (0.04, 0.20))
    s.glow(800, level, 760, WHITE, 0.35)
    for cx, rx, ry in arcs:
        s.arc(cx, level, rx, 180, 360, TEAL, 5, ry)
    x = np.linspace(0, W, 8001)
    heights = [np.where(np.abs(x - cx) < rx, ry * np.sqrt(np.clip(1 - ((x - cx) / rx) ** 2, 0, 1)), np.nan) for cx, rx, ry in arcs]
    for i in range(6):
        for j in range(i):
            gap = heights[i] - heights[j]
            for k in np.flatnonzero(np.sign(gap[1:]) * np.sign(gap[:-1]) < 0):
                px, py = x[k], level - heights[i][k]
                s.glow(px, py, 46, OCHRE, 0.5)
                s.disc(px, py, 12.5, OCHRE)
    s.water(level + 24, H - 24, SLATE, 14, 0.42, 60, W - 60, 1.7, 1.10)
    s.line([(0, level), (W, level)], SLATE, 10, cap="butt")
    return s


@picture("pages/hub")
def hub():
    s = Sheet(SIZE, 303, PAPER, BONE)
    cx, cy, rx, ry = 800, 500, 510, 345
    at = [(cx + rx * math.cos(math.radians(a)), cy + ry * math.sin(math.radians(a))) for a in (-90, -30, 30, 90, 150, 210)]
    for i in range(30):
        s.arc(cx, cy, 170 + i * 34, 0, 360, MIST, 1.3, 130 + i * 24, alpha=0.5 * (1 - i / 30))
    for i in range(6):
        for j in range(i):
            if i - j != 3:
                s.line([at[i], at[j]], SLATE, 2.6)
    for p in at:
        d = np.array(p) - (cx, cy)
        s.line([(cx, cy), (cx, cy) + d * 0.44], TEAL, 15, cap="butt")
        s.line([(cx, cy), p], TEAL, 15, cap="butt")
    core = regular(cx, cy, 132, 6)
    s.shadow(core, 10, 16, 16, 0.28)
    s.shape(core, TEAL)
    for k in range(1, 9):
        s.line(regular(cx, cy, 132 - k * 14, 6), BONE, 1.4, closed=True, alpha=0.35)
    for i, (x, y) in enumerate(at):
        shape = [circle_points(x, y, 62), corners(x - 57, y - 57, 114, 114), regular(x, y + 12, 78, 3)][i % 3]
        s.shadow(shape, 7, 11, 11, 0.25)
        s.line(shape, PAPER, 12, closed=True)
        s.shape(shape, [SLATE, blend(TEAL, MIST, 0.35), OCHRE][i % 3])
        s.hatch(shape, WHITE, 8, 1.3, 0, 0.28)
    return s
