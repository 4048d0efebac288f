"""Covers of research, 1200 x 1600: what was seen and how it was kept."""

import numpy as np

from .ink import Sheet, blend, corners, smooth
from .palette import BONE, DEEP, INK, MIST, OCHRE, PAPER, SLATE, TEAL, WHITE
from .shelf import picture

W, H = 1200, 1600
SIZE = (W, H)


@picture("research/after-the-first-year")
def after_the_first_year():
    s = Sheet(SIZE, 501, PAPER, BONE)
    start, xs = (130, 760), np.linspace(150, 1050, 13)
    base = 1390
    for x in xs:
        s.line([(x, 250), (x, base - 60)], MIST, 1.4, alpha=0.55)
        s.line([(x, base - 30), (x, base + 30)], SLATE, 7, cap="butt")
    ends = [(290, 0.35), (520, 0.6), (930, 0.3), (1040, 0.5), (1150, 0.7), (1265, 0.9)]
    t = np.linspace(0, 1, 200)
    for i, (end, late) in enumerate(ends):
        ease = smooth(t ** (1.0 + 0.35 * late))
        y = start[1] + (end - start[1]) * ease + 16 * np.sin(t * 9 + i) * t * (1 - t) * 2
        x = 150 + 900 * t
        s.line(np.column_stack([x, y]), TEAL, 11)
        if i == 0:
            s.glow(x[-1], y[-1], 120, OCHRE, 0.5)
            s.disc(x[-1], y[-1], 30, OCHRE)
    s.disc(150, start[1], 19, DEEP)
    return s


@picture("research/first-hour-with-digital-evidence")
def first_hour():
    s = Sheet(SIZE, 502, PAPER, BONE)
    cx, cy, r = 600, 800, 470
    s.glow(cx, cy, 700, WHITE, 0.85)
    for i in range(14):
        s.ring(cx, cy, r + 80 + i * 34, MIST, 1.4, alpha=0.5 * (1 - i / 14))
    for i in range(60):
        a = np.radians(-90 + 6 * i)
        lit, long = i < 10, i % 5 == 0
        inner = r - (66 if long else 46)
        d = np.array([np.cos(a), np.sin(a)])
        s.line([(cx, cy) + d * inner, (cx, cy) + d * r], OCHRE if lit else TEAL, 17 if lit else 12, cap="butt")
    w, h = 330, 620
    s.canvas.save()
    s.canvas.rotate(-5, cx, cy)
    s.box(cx - w / 2 + 14, cy - h / 2 + 24, w, h, INK, 50, alpha=0.42, blur=24)
    s.box(cx - w / 2, cy - h / 2, w, h, SLATE, 50)
    s.box(cx - w / 2 + 9, cy - h / 2 + 9, w - 18, h - 18, blend(SLATE, BONE, 0.35), 42, width=2)
    with s.clip(corners(cx - w / 2 + 12, cy - h / 2 + 12, w - 24, h - 24)):
        for k in range(90):
            s.line([(cx - w, cy - h / 2 + k * 14 - 300), (cx + w, cy - h / 2 + k * 14 - 60)], BONE, 1.4, alpha=0.13)
    s.box(cx - w / 2 + 34, cy - h / 2 + 34, 92, 92, blend(SLATE, INK, 0.45), 26)
    s.disc(cx - w / 2 + 80, cy - h / 2 + 80, 26, INK)
    s.ring(cx - w / 2 + 80, cy - h / 2 + 80, 26, blend(SLATE, BONE, 0.4), 4)
    s.canvas.restore()
    return s


@picture("research/landing-beach-observations")
def landing_beach():
    s = Sheet(SIZE, 503, PAPER, PAPER)
    u = np.linspace(-10, W + 10, 240)
    missing = [{21, 44}, {12}, {33, 34, 60}, {50}, {0, 1, 2, 3, 27}, {17, 56}]
    for r in range(6):
        y = 235 + r * 228
        shore = y + 54 + 17 * np.sin(u / 150 + r * 1.9) + 7 * np.sin(u / 53 + r)
        s.fade(np.vstack([np.column_stack([u, shore]), [(W + 10, y + 250), (-10, y + 250)]]), (0, y + 40), (0, y + 235), (MIST, MIST), (0.55, 0.0))
        for k in range(4):
            s.line(np.column_stack([u, shore + 15 + k * 17 + 3 * np.sin(u / 40 + k + r)]), TEAL, 1.5, alpha=0.42 - 0.09 * k)
        for i in range(68):
            x = 94 + i * 15.1
            if i not in missing[r]:
                s.disc(x, y, 4.8, SLATE)
            elif i - 1 not in missing[r]:
                run = next(k for k in range(1, 9) if i + k not in missing[r])
                s.box(x - 14, y - 14, 28 + (run - 1) * 15.1, 28, OCHRE, 14, width=5)
    return s


@picture("research/listening-first")
def listening_first():
    s = Sheet(SIZE, 504, PAPER, BONE)
    rng, n = s.rng, 76
    grey = (196, 196, 190)
    few = {9, 26, 38, 52, 66}
    t = np.linspace(0, 1, 160)
    order = [i for i in range(n) if i not in few] + sorted(few)
    for i in order:
        u = (i + 0.5) / n * 2 - 1
        start = 800 + u * 730
        end = 800 + u * 96
        x = -20 + (W + 40) * t
        y = start + (end - start) * smooth(t / 0.86)
        if i in few:
            k = sorted(few).index(i)
            goal = 800 + (k - 2) * 42
            y = start + (goal - start) * smooth(t / 0.86)
            turn = np.searchsorted(t, 0.60)
            s.line(np.column_stack([x, y])[: turn + 1], TEAL, 3.4, cap="butt")
            for j in range(turn - 26, turn):
                s.line(np.column_stack([x, y])[j : j + 2], blend(TEAL, OCHRE, (j - turn + 26) / 26), 3.4 + (j - turn + 26) / 26 * 2.6, cap="butt")
            s.line(np.column_stack([x, y])[turn:], OCHRE, 7)
            continue
        stop = rng.uniform(0.40, 0.80) - 0.05 * abs(u)
        last = np.searchsorted(t, stop)
        for j in range(0, last, 4):
            f = np.clip((t[j] - stop + 0.24) / 0.16, 0, 1)
            s.line(np.column_stack([x, y])[j : min(j + 5, last + 1)], blend(blend(TEAL, MIST, 0.25 * ((i * 5) % 4) / 3), grey, float(f)), 3.6, cap="butt")
        s.disc(x[last], y[last], 5, grey)
    return s, {"grain": 0.9}
