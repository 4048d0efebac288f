"""The wide pictures of news: 1600 x 1000."""

import itertools
import math

import numpy as np

from .ink import Sheet, beside, bezier, blend, circle_points, corners, segment_distance, turned
from .palette import BONE, DEEP, INK, MIST, OCHRE, PALE, PAPER, SLATE, TEAL, UMBER, WHITE
from .shelf import picture

W, H = 1600, 1000
SIZE = (W, H)


@picture("news/a-street-in-six-pictures-we-did-not-take")
def a_street_in_six_pictures():
    s = Sheet(SIZE, 201, PAPER, blend(BONE, PALE, 0.4))
    lamps = [(0, 0), (1, 0), (0, 1), (1, 1), (0, 1), (1, 0)]
    w, h = 350, 290
    for i, (lx, ly) in enumerate(lamps):
        x, y = 175 + i % 3 * 450, 165 + i // 3 * 400
        frame = corners(x, y, w, h)
        s.line([(x + w * 0.28, y), (x + w / 2, y - 44), (x + w * 0.72, y)], SLATE, 1.6, alpha=0.8)
        s.disc(x + w / 2, y - 44, 4.5, SLATE)
        s.shadow(frame, 10, 16, 16, 0.22)
        s.shape(frame, WHITE)
        with s.clip(frame):
            cx, cy = x + w * lx, y + h * ly
            s.glow(cx, cy, 250, OCHRE, 0.95)
            for r in range(30, 250, 13):
                s.ring(cx, cy, r, blend(OCHRE, UMBER, 0.45), 1.2, alpha=0.42 * (1 - r / 250))
        s.line(frame, SLATE, 5, closed=True, cap="butt")
        s.line(corners(x + 14, y + 14, w - 28, h - 28), SLATE, 1.2, closed=True, cap="butt", alpha=0.55)
    return s


@picture("news/a-toolkit-for-those-who-walk-with-witnesses")
def a_toolkit_for_those_who_walk():
    s = Sheet(SIZE, 202, PAPER, BONE)
    walk = np.vstack(
        [
            bezier((-60, 800), (260, 640), (300, 990), (620, 760), 90),
            bezier((620, 760), (900, 560), (780, 330), (1070, 330), 90)[1:],
            bezier((1070, 330), (1330, 330), (1300, 140), (1680, 110), 90)[1:],
        ]
    )
    other = beside(walk, 92)
    ys, xs = np.mgrid[0:26, 0:41] * 40.0
    middle = beside(walk, 46)[::6]
    far = np.min([segment_distance(xs, ys, a, b) for a, b in itertools.pairwise(middle)], axis=0)
    s.contours(np.maximum(far, 100), 44, MIST, 1.5, 0.6)
    for path, tone in ((walk, 0.62), (other, 0.76)):
        s.line(path, SLATE, 74, alpha=0.10, blur=6)
        s.line(path, blend(SLATE, PAPER, tone), 66)
    s.line(walk, SLATE, 24)
    s.line(other, TEAL, 5)
    return s


@picture("news/ask-at-the-counter")
def ask_at_the_counter():
    s = Sheet(SIZE, 203, PAPER, BONE)
    y0 = 600
    s.shadow(corners(150, y0 - 26, 1300, 52), 0, 22, 18, 0.25)
    s.box(150, y0 - 26, 1300, 52, SLATE, 6)
    s.hatch(corners(150, y0 - 26, 1300, 52), BONE, 8, 1.2, 0, 0.20)
    u = np.linspace(0, 1, 9)
    xs, ys = 270 + 960 * u, 840 - 480 * u
    for x, y in zip(xs, ys, strict=True):
        s.disc(x + 4, y + 8, 32, INK, alpha=0.20, blur=7)
        s.disc(x, y, 32, OCHRE)
        s.ring(x, y, 22, blend(OCHRE, UMBER, 0.5), 2, alpha=0.7)
    x, y = xs[-1], ys[-1]
    hook = np.vstack([circle_points(x, y - 232, 52, 190, 395, 60), bezier((x + 42.6, y - 202), (x + 22, y - 172), (x, y - 168), (x, y - 122), 20)])
    s.line(hook, TEAL, 25)
    s.disc(x, y - 76, 16, TEAL)
    return s


@picture("news/call-for-two-pages-on-prevention")
def call_for_two_pages():
    s = Sheet(SIZE, 204, blend(SLATE, MIST, 0.12), blend(SLATE, INK, 0.25))
    for k, (x, turn) in enumerate(((300, -2.2), (850, 1.6))):
        y, w, h = 150, 450, 660
        about = (x + w / 2, y + h / 2)
        sheet = turned(corners(x, y, w, h), turn, about)
        s.shadow(sheet, 16, 22, 20, 0.5)
        s.fade(sheet, sheet[0], sheet[2], (WHITE, BONE))
        lines = [1, 0.96, 1, 0.9, 1, 0.97, 0.55] if k == 0 else [1, 0.94, 1, 0.98, 0.62]
        for i, run in enumerate(lines):
            a, b = (x + 62, y + 120 + i * 68), (x + 62 + (w - 124) * run, y + 120 + i * 68)
            s.line(turned([a, b], turn, about), TEAL, 10)
        if k:
            s.disc(*turned([(b[0] + 42, b[1] - 4)], turn, about)[0], 19, OCHRE)
    return s, {"light": 0.2, "coat": 0.035}


@picture("news/correction-number-of-boats-at-anomasa")
def correction_number_of_boats():
    s = Sheet(SIZE, 205, PAPER, BONE)
    side, pitch, y = 114, 146, 410
    left = (W - 9 * pitch - side) / 2
    s.water(660, 930, MIST, 17, 0.8, 60, W - 60, 1.6, 1.08)
    for i in range(10):
        x = left + i * pitch
        square = corners(x, y, side, side)
        s.shadow(square, 7, 12, 10, 0.18)
        s.shape(square, TEAL if i == 0 else OCHRE)
        s.hatch(square, DEEP if i == 0 else blend(OCHRE, UMBER, 0.7), 7, 1.3, 0, 0.35)
    s.line([(left + pitch - 12, y + side / 2 + 9), (left + 9 * pitch + side + 34, y + side / 2 - 9)], SLATE, 15)
    return s


@picture("news/demonstration-network-meets-in-nairobi")
def demonstration_network():
    s = Sheet(SIZE, 206, blend(PALE, MIST, 0.35), blend(PALE, MIST, 0.15))
    for i in range(40):
        s.line([(0, i * 52 - 500), (W, i * 52 + 140 - 500)], MIST, 1.4, alpha=0.5)
    tables = [((395, 590), (330, 210), TEAL, -14), ((815, 405), (350, 220), SLATE, 8), ((1225, 610), (330, 210), OCHRE, 16)]
    for (ax, ay), (bx, by) in (((395, 590), (815, 405)), ((815, 405), (1225, 610))):
        s.line([(ax, ay), (bx, by)], INK, 34, alpha=0.18, blur=8)
        s.line([(ax, ay), (bx, by)], blend(SLATE, INK, 0.2), 30)
    for (x, y), (w, h), colour, turn in tables:
        seats = [(dx, dy) for dx in (-w * 0.32, 0, w * 0.32) for dy in (-h / 2 - 56, h / 2 + 56)]
        near = [b for b, *_ in tables if b != (x, y)]
        for dx, dy in seats + [(-w / 2 - 56, 0), (w / 2 + 56, 0)]:
            p = turned([(x + dx, y + dy)], turn, (x, y))[0]
            if any(segment_distance(*p, (x, y), b) < 62 for b in near if abs(b[0] - x) < 600):
                continue
            s.disc(p[0] + 5, p[1] + 9, 35, INK, alpha=0.28, blur=7)
            s.disc(*p, 35, WHITE)
            s.ring(*p, 25, MIST, 2)
        s.canvas.save()
        s.canvas.rotate(turn, x, y)
        s.box(x - w / 2 + 8, y - h / 2 + 15, w, h, INK, 56, alpha=0.34, blur=12)
        s.box(x - w / 2, y - h / 2, w, h, colour, 56)
        for i in range(1, 9):
            m = i * 10
            s.box(x - w / 2 + m, y - h / 2 + m, w - 2 * m, h - 2 * m, blend(colour, BONE, 0.55), max(8, 56 - m), width=1.3, alpha=0.45)
        s.canvas.restore()
    return s


@picture("news/mutual-legal-assistance-in-plain-words")
def mutual_legal_assistance():
    s = Sheet(SIZE, 208, PAPER, blend(BONE, PALE, 0.4))
    ground = 690
    for i in range(9):
        s.arc(800, ground, 640 + i * 10, 200, 340, MIST, 1.4, 330 + i * 18, alpha=0.55 - 0.05 * i)
    for x in (250, 1350):
        house = np.array([(x - 120, ground), (x - 120, ground - 170), (x, ground - 290), (x + 120, ground - 170), (x + 120, ground)])
        s.shadow(house, 10, 0, 12, 0.22)
        s.shape(house, SLATE)
        s.hatch(house, BONE, 9, 1.2, 0, 0.20)
        s.box(x - 26, ground - 96, 52, 96, PAPER)
        s.box(x - 82, ground - 150, 36, 40, PAPER)
        s.box(x + 46, ground - 150, 36, 40, PAPER)
    s.line([(70, ground), (W - 70, ground)], SLATE, 8, cap="butt")
    x, y, w, h = 800 - 150, 280, 300, 196
    letter = corners(x, y, w, h)
    s.shadow(letter, 10, 26, 18, 0.30)
    s.fade(letter, (x, y), (x, y + h), (TEAL, blend(TEAL, DEEP, 0.4)))
    s.line([(x + 6, y + h - 6), (x + w * 0.40, y + h * 0.52)], PAPER, 3.5, alpha=0.8)
    s.line([(x + w - 6, y + h - 6), (x + w * 0.60, y + h * 0.52)], PAPER, 3.5, alpha=0.8)
    s.shape([(x, y), (x + w, y), (x + w / 2, y + h * 0.62)], blend(TEAL, MIST, 0.25))
    s.line([(x + 4, y + 4), (x + w / 2, y + h * 0.62), (x + w - 4, y + 4)], PAPER, 5)
    for i in range(121):
        mx = 100 + i * (1400 / 120)
        s.line([(mx, 790), (mx, 858 if i % 10 == 0 else 838)], OCHRE, 4.2, cap="butt")
    return s


@picture("news/review-mechanism-explained-for-civil-society")
def review_mechanism():
    s = Sheet(SIZE, 209, PAPER, BONE)
    target = np.array((1110, 440))
    for c in ((440, 265), (440, 615)):
        c = np.array(c, float)
        d = target - c
        angle = math.degrees(math.atan2(d[1], d[0]))
        for p in circle_points(*target, 222, angle + 112, angle + 248, 17):
            s.line([c + d / np.hypot(*d) * 60, p], TEAL, 2, alpha=0.42)
        s.disc(c[0] + 8, c[1] + 12, 150, INK, alpha=0.25, blur=14)
        s.disc(*c, 150, SLATE)
        for r in range(92, 150, 8):
            s.ring(*c, r, BONE, 1.2, alpha=0.22)
        half, sag = 104, 62
        big = (half**2 + sag**2) / (2 * sag)
        sweep = math.degrees(math.asin(half / big))
        lens = np.vstack([circle_points(c[0] - big + sag, c[1], big, -sweep, sweep, 40), circle_points(c[0] + big - sag, c[1], big, 180 - sweep, 180 + sweep, 40)])
        lens = turned(lens, angle, c)
        s.shape(lens, blend(TEAL, MIST, 0.30))
        s.hatch(lens, DEEP, 7, 1.6, angle + 90, 0.55)
        s.line(lens, PAPER, 4, closed=True)
    for i, r in enumerate(range(210, 12, -22)):
        s.ring(*target, r, blend(MIST, PALE, 0.25 + 0.05 * i), 9)
    for i in range(29):
        s.disc(100 + i * 50, 890, 12, OCHRE)
    return s


@picture("news/the-women-who-count-boats")
def the_women_who_count_boats():
    s = Sheet(SIZE, 210, PAPER, blend(PAPER, PALE, 0.5))
    rows, groups = 3, 6
    for r in range(rows):
        for g in range(groups):
            last = r == rows - 1 and g == groups - 1
            x, y = 176 + g * 222, 110 + r * 192
            colour = OCHRE if last else SLATE
            for k in range(3 if last else 4):
                jx, jy = s.rng.normal(0, 2.5, 2)
                lean = s.rng.normal(0, 2.2)
                p = np.linspace(0, 1, 12)[:, None] * np.array([lean, 124 + jy]) + (x + k * 33 + 0.5 * jx, y)
                s.ribbon(p, np.linspace(13, 9, 12), colour)
            if not last:
                p = bezier((x - 34, y + 104), (x + 20, y + 80), (x + 70, y + 48), (x + 134, y + 18 + s.rng.normal(0, 4)), 30)
                s.ribbon(p, np.linspace(8, 13, 30), colour)
    u = np.linspace(-20, W + 20, 300)
    base = 770 + 10 * np.sin(u / 95) + 5 * np.sin(u / 37)
    s.fade(np.vstack([np.column_stack([u, base]), [(W, H + 10), (0, H + 10)]]), (0, 760), (0, H), (TEAL, TEAL), (0.22, 0.06))
    for i in range(1, 12):
        s.line(np.column_stack([u, base + i * 17 + 4 * np.sin(u / (60 + 9 * i) + i)]), TEAL, 1.6, alpha=0.5 * (1 - i / 13))
    s.line(np.column_stack([u, base]), TEAL, 10)
    return s


@picture("news/two-years-of-forest-radio-in-numbers")
def two_years_of_forest_radio():
    s = Sheet(SIZE, 211, PAPER, BONE)
    pairs, base, unit = [(812, 701), (455, 498), (402, 574), (149, 308), (88, 163)], 850, 0.82
    for y in range(base - 656, base, 82):
        s.line([(120, y), (W - 120, y)], MIST, 1.4, alpha=0.55)
    for i, pair in enumerate(pairs):
        for k, value in enumerate(pair):
            x, h = 178 + i * 262 + k * 104, value * unit
            bar = corners(x, base - h, 92, h)
            colour = TEAL if k else SLATE
            s.shadow(bar, 7, 0, 9, 0.16)
            s.fade(bar, (0, base - h), (0, base), (colour, blend(colour, MIST, 0.18)))
            s.hatch(bar, BONE, 8, 1.3, 0, 0.22)
    s.line([(110, base), (W - 110, base)], INK, 5, cap="butt")
    return s


@picture("news/what-comes-after-the-first-year")
def what_comes_after():
    s = Sheet(SIZE, 212, blend(TEAL, DEEP, 0.15), blend(TEAL, DEEP, 0.65))
    floor, x0, x1, top, sill = 800, 560, 1040, 130, 800
    for i in range(0, W, 23):
        s.line([(i, 0), (i, floor)], INK, 1.6, alpha=0.22)
    s.fade(corners(0, floor, W, H - floor), (0, floor), (0, H), (DEEP, INK))
    s.fade([(x0, sill), (x1, sill), (1340, H), (260, H)], (0, sill), (0, H), (PAPER, PAPER), (0.50, 0.10))
    s.glow(800, 470, 620, PAPER, 0.22)
    door = corners(x0, top, x1 - x0, sill - top)
    horizon = 420
    s.shape(door, PAPER)
    s.fade(corners(x0, top, x1 - x0, horizon - top), (0, top), (0, horizon), (PAPER, WHITE))
    s.fade(corners(x0, horizon, x1 - x0, sill - horizon), (0, horizon), (0, sill), (PALE, BONE))
    with s.clip(door):
        y, step = horizon + 5, 5.0
        while y < sill:
            s.line([(x0, y), (x1, y)], MIST, 1.4, alpha=0.7)
            y += step
            step *= 1.16
        s.line([(x0, horizon), (x1, horizon)], blend(MIST, SLATE, 0.3), 3)
    for i in range(13):
        f = 0.80**i
        s.disc(800 + 120 * (1 - f) ** 1.6, horizon + 4 + (sill - 42 - horizon) * f, 25 * f + 1, OCHRE)
    s.line([(x0, sill), (x0, top), (x1, top), (x1, sill)], blend(DEEP, INK, 0.35), 20, cap="butt")
    s.line([(x0 - 60, sill + 6), (x1 + 60, sill + 6)], blend(BONE, TEAL, 0.25), 16, cap="butt")
    return s, {"light": 0.22, "coat": 0.03}
