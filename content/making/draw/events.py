"""The wide pictures of side events, and of the story about the central one: 1600 x 1000."""

import math

import numpy as np

from .ink import TAU, Sheet, beside, bezier, blend, circle_points, corners, segment_distance, smooth, spaced, spaced_with
from .palette import BONE, DEEP, INK, MIST, OCHRE, PALE, PAPER, SLATE, TEAL, UMBER, WHITE
from .shelf import picture

W, H = 1600, 1000
SIZE = (W, H)


@picture("events/assistance-that-lasts")
def assistance_that_lasts():
    s = Sheet(SIZE, 101, PAPER, BONE)
    x0, y0, run, rise, floor = 130, 812, 68, 48, 900
    for i in range(12):
        x, y = x0 + i * run, y0 - i * rise
        face = corners(x, y, run + 1, floor - y)
        s.fade(face, (0, y), (0, floor), (blend(TEAL, MIST, 0.10 + 0.03 * (11 - i)), PALE), (1, 0.15))
        s.hatch(face, DEEP, 6.5, 1.5, 0, 0.30)
    for i in range(12):
        x, y = x0 + i * run, y0 - i * rise
        s.line([(x, min(floor, y + rise)), (x, y), (x + run, y)], DEEP, 7)
        s.box(x - 3, y - 5, run + 6, 13, TEAL)
    y = y0 - 11 * rise
    for i in range(10):
        s.disc(x0 + 12 * run + 42 + i * 56, y + 2, 12.5, OCHRE)
    s.line([(60, floor), (W - 60, floor)], blend(SLATE, PAPER, 0.45), 2)
    return s


@picture("events/following-the-sun")
def following_the_sun():
    s = Sheet(SIZE, 102, blend(PAPER, OCHRE, 0.05), blend(PAPER, PALE, 0.5))
    cx, cy, rx, ry = 800, 800, 610, 590
    suns = [(cx + rx * math.cos(math.radians(d)), cy - ry * math.sin(math.radians(d)), r) for d, r in ((14, 66), (90, 74), (166, 66))]
    for x, y, r in suns:
        s.glow(x, y, r * 4.6, OCHRE, 0.34)
    s.arc(cx, cy, rx, 180, 360, TEAL, 7, ry)
    for x, y, r in suns:
        s.disc(x, y, r + 15, blend(PAPER, OCHRE, 0.16))
        s.disc(x, y, r, OCHRE)
        s.hatch(circle_points(x, y, r), blend(OCHRE, UMBER, 0.6), 6, 1.3, 0, 0.40)
    with s.clip(corners(0, cy, W, H - cy)):
        s.box(0, cy, W, H, blend(PAPER, PALE, 0.75))
    s.water(cy + 22, H - 26, SLATE, 13, 0.55, 90, W - 90, 1.8, 1.12)
    s.line([(60, cy), (W - 60, cy)], SLATE, 11, cap="butt")
    return s


@picture("events/forest-trails-and-paper-trails")
def forest_trails():
    s = Sheet(SIZE, 103, PAPER, BONE)
    y, x = np.mgrid[0:100, 0:160] / 100
    hills = 0.5 * np.sin(4.2 * x + 1.6 * np.sin(3.1 * y)) + 0.42 * np.cos(5.6 * y - 1.7 * x) + 0.2 * np.sin(9 * x + 5 * y)
    hills = hills - 40 * np.clip(y - 0.50, 0, 1) ** 2
    s.contours(np.where(y < 0.66, hills, -9), 0.13, MIST, 1.4, 0.55)
    for i in range(9):
        s.line([(0, 652 + i * 36), (W, 652 + i * 36)], MIST, 1.4, alpha=0.55)
    for x in (250, 610, 970, 1240):
        s.line([(x, 616), (x, H)], MIST, 1.4, alpha=0.5)
    goal = (1345, 560)
    s.glow(*goal, 210, OCHRE, 0.45)
    u = np.linspace(0, 1, 400)
    trail = np.column_stack([90 + (goal[0] - 90) * u + 56 * np.sin(u * 17) * (1 - u), 300 + (goal[1] - 300) * u**3 + 165 * np.sin(u * 17.5 + 0.4) * (1 - u) ** 0.8])
    for p in spaced(trail, 25)[:-1]:
        s.disc(*p, 8.2, TEAL)
    ruled = np.array([(90, 560 + 0.31 * (goal[0] - 90) * 0.84), goal])
    for p in spaced(ruled, 25)[:-1]:
        s.disc(*p, 8.2, SLATE)
    s.disc(*goal, 42, OCHRE)
    s.hatch(circle_points(*goal, 42), blend(OCHRE, UMBER, 0.6), 6, 1.3, 0, 0.40)
    s.ring(*goal, 62, OCHRE, 4)
    return s


@picture("events/harbour-communities-dialogue")
def harbour_communities():
    s = Sheet(SIZE, 104, blend(PALE, MIST, 0.10), PALE)
    quays = [((-40, 250), (560, 250)), ((-40, 690), (470, 690)), ((1640, 330), (1130, 330)), ((1640, 770), (1040, 770))]
    ys, xs = np.mgrid[0:250, 0:400] * 4.0
    far = np.min([segment_distance(xs, ys, a, b) for a, b in quays], axis=0)
    ring = np.abs(np.hypot(xs - 800, ys - 510) - 205)
    s.contours(np.sqrt(np.minimum(far, ring) + 1) * 10, 12.5, TEAL, 1.5, 0.34)
    for a, b in quays:
        x, w = min(a[0], b[0]), abs(a[0] - b[0])
        bar = corners(x, a[1] - 33, w, 66)
        s.shadow(bar, 8, 14, 10, 0.28)
        s.shape(bar, SLATE)
        s.hatch(bar, BONE, 13, 1.3, 90, 0.22)
        for px in np.arange(x + 20, x + w, 84):
            s.disc(px, a[1] - 22, 4, BONE, alpha=0.7)
            s.disc(px, a[1] + 22, 4, BONE, alpha=0.7)
    for start in (-78, 102):
        s.arc(800, 510, 205, start + 6, start + 150, DEEP, 34, alpha=0.14, cap="butt", blur=9)
        s.arc(800, 510, 205, start, start + 156, TEAL, 30, cap="butt")
    return s


@picture("events/integrated-approach-to-countering-organized-crime")
def integrated_approach():
    s = Sheet(SIZE, 105, PAPER, BONE)
    cx, cy, r = 800, 500, 320
    for i in range(26):
        s.ring(cx, cy, r + 75 + i * 26 * (1 + 0.02 * i), MIST, 1.4, alpha=0.6 * (1 - i / 26))
    s.glow(cx, cy, 300, WHITE, 0.9)
    for i in range(1, 9):
        middle, colour = 90 + i * 40, TEAL if i % 2 else SLATE
        for j in range(11):
            s.arc(cx, cy, r + (j - 5) * 8.6, middle - 15.5, middle + 15.5, blend(colour, PAPER, 0.30 * abs(j - 5) / 5), 5.6, cap="butt")
    edge = circle_points(cx, cy, r, 90 + 20, 90 - 20, 2)
    half = np.hypot(*(edge[0] - edge[1])) / 2
    depth = 62
    big = (half**2 + depth**2) / (2 * depth)
    ox, oy = cx, edge[0][1] - depth + big
    sweep = math.degrees(math.asin(half / big))
    for j in range(11):
        s.arc(ox, oy, big + (j - 5) * 8.6, -90 - sweep, -90 + sweep, blend(OCHRE, BONE, 0.22 * abs(j - 5) / 5), 6.2, cap="butt")
    return s


@picture("events/open-data-for-local-journalists")
def open_data():
    s = Sheet(SIZE, 106, blend(MIST, PALE, 0.55), PALE)
    page = corners(300, 70, 1000, 960)
    s.shadow(page, 16, 20, 22, 0.30)
    s.shape(page, WHITE)
    grey = (150, 156, 156)
    s.box(350, 118, 560, 34, SLATE, alpha=0.80)
    s.line([(350, 182), (1250, 182)], SLATE, 3, cap="butt")
    for col in range(4):
        left, y = 350 + col * 232, 212
        while y < 990:
            if not (300 < y < 778 and col in (1, 2)) and not (col in (1, 2) and 290 < y <= 300):
                short = s.rng.random() < 0.14
                s.box(left, y, 204 * (s.rng.uniform(0.35, 0.8) if short else 1), 8, grey, alpha=0.85)
            y += 19
    nine = {(0, 6), (1, 1), (2, 4), (3, 7), (4, 2), (5, 5), (6, 9), (7, 3), (8, 8)}
    path, cell, left, top = [], 46, 587, 306
    order = sorted(nine)
    for i in range(9):
        for j in range(10):
            x, y = left + i * cell + 3, top + j * cell + 2
            lit = (i, j) in nine
            s.box(x, y, 30, 30, OCHRE if lit else blend(TEAL, PALE, 0.10 + 0.30 * s.rng.random()))
            if lit:
                path.append((order.index((i, j)), x + 15, y + 15))
    points = [(x, y) for _, x, y in sorted(path)]
    s.line(points, INK, 3)
    for p in points:
        s.disc(*p, 5, INK)
    return s


@picture("events/open-desk-for-small-organizations")
def open_desk():
    s = Sheet(SIZE, 107, PAPER, BONE)
    side, px, py = 74, 110, 168
    left, top = (W - 12 * px - side) / 2, (H - 3 * py - side) / 2
    for i in range(52):
        x, y = left + i % 13 * px, top + i // 13 * py
        lit = i == 30
        colour = OCHRE if lit else SLATE
        if lit:
            s.glow(x + side / 2, y + 10, 120, OCHRE, 0.55)
        s.fade(corners(x, y, side, side), (0, y), (0, y + side), (WHITE, blend(PALE, BONE, 0.3) if not lit else blend(OCHRE, PAPER, 0.55)))
        s.line([(x + side * 0.30, y), (x, y), (x, y + side), (x + side, y + side), (x + side, y), (x + side * 0.70, y)], colour, 8 if lit else 6.5, cap="butt")
    return s


@picture("news/multi-stakeholder-partnerships-against-organized-crime")
def multi_stakeholder_partnerships():
    s = Sheet(SIZE, 207, PAPER, BONE)
    n, t = 30, np.linspace(0, 1, 900)
    knot, axis, thick, swing = 690, 505, 88, 108
    entries = [((-60, 300), (300, 250)), ((640, -90), (330, 210)), ((400, 1090), (330, 780))]
    strands = []
    for k, colour in enumerate((TEAL, OCHRE, SLATE)):
        x = knot + (W + 90 - knot) * t
        phase = TAU * (t * 2.35 + k / 3 + 0.02)
        y = axis + swing * np.sin(phase) * (0.62 + 0.38 * smooth(t / 0.16))
        start = np.array([x[0], y[0]])
        slope = np.array([x[6] - x[0], y[6] - y[0]])
        lead = bezier(*entries[k], start - slope / np.hypot(*slope) * 290, start, 400)[:-1]
        wide = np.concatenate([thick + 250 * (1 - smooth(np.linspace(0, 1, len(lead)))) ** 1.25, np.full(len(t), float(thick))])
        depth = np.concatenate([np.full(len(lead), np.cos(phase[0])) - 0.4 * np.linspace(1, 0, len(lead)), np.cos(phase)])
        strands.append((*spaced_with(np.vstack([lead, np.column_stack([x, y])]), wide, depth), colour))
    s.ribbon(np.array([(knot - 60, axis + 84), (W + 60, axis + 84)]), 190, INK, alpha=0.17, blur=30)
    pieces = [(depth[i + 5], i, points, wide, colour) for points, wide, depth, colour in strands for i in range(0, len(points) - 13, 4)]
    for z, i, points, wide, colour in sorted(pieces, key=lambda piece: piece[0]):
        p, w = points[max(0, i - 1) : i + 12], wide[max(0, i - 1) : i + 12]
        tight = float(smooth((thick + 190 - w.mean()) / 190))
        s.ribbon(p, w * 1.01, INK, clear=True)
        s.ribbon(p, w * 1.02, blend(colour, INK, 0.42 + 0.2 * (1 - z) / 2), alpha=tight**1.5)
        for j in range(n):
            u = (j + 0.5) / n * 2 - 1
            lit = max(0.0, 1 - ((u + 0.42) / 0.75) ** 2) * 0.42 * tight + 0.16 * (j * 7 % 5) / 5
            dark = (0.42 * max(0.0, u) ** 1.6 + 0.16 * (1 - z) / 2) * tight
            s.line(beside(p, u * w / 2), blend(blend(colour, WHITE, lit), INK, dark), 2.3, cap="butt")
    return s, {"grain": 1.6}
