"""Covers of research, 1200 x 1600: prevention, money, safety, trails and risk."""

import numpy as np

from .ink import Sheet, bezier, blend, corners, smooth
from .palette import BONE, DEEP, INK, MIST, OCHRE, PALE, PAPER, SLATE, TEAL, UMBER, WHITE
from .shelf import picture

W, H = 1200, 1600
SIZE = (W, H)


@picture("research/prevention-on-one-street")
def prevention_on_one_street():
    s = Sheet(SIZE, 506, PAPER, BONE)
    rng = s.rng
    street = bezier((470, 1680), (700, 1150), (430, 640), (700, -80), 300)
    for side in (-1, 1):
        for k in range(9):
            for row in range(3):
                p = street[12 + k * 32]
                x, y = p[0] + side * (185 + row * 155), p[1]
                w, h = rng.uniform(104, 128), rng.uniform(116, 142)
                plot = corners(x - w / 2, y - h / 2, w, h)
                s.shape(plot, blend(BONE, PALE, 0.35 + 0.5 * rng.random()), alpha=0.8)
                s.line(plot, MIST, 1.8, closed=True, cap="butt")
                if rng.random() < 0.75:
                    s.line([(x - w / 2, y), (x + w / 2, y)] if rng.random() < 0.6 else [(x, y - h / 2), (x, y + h / 2)], MIST, 1.4)
    s.line(street + (8, 12), INK, 138, alpha=0.14, blur=12, cap="butt")
    s.line(street, SLATE, 130, cap="butt")
    for p in (street[i : i + 5] for i in range(0, 292, 11)):
        s.line(p, BONE, 3, alpha=0.5, cap="butt")
    for k in range(5):
        x, y = street[38 + 56 * k]
        if k < 4:
            s.glow(x, y, 215, blend(TEAL, MIST, 0.45), 0.9)
            s.disc(x, y, 112, blend(TEAL, MIST, 0.28), alpha=0.86)
            s.glow(x, y, 100, blend(MIST, WHITE, 0.6), 0.85)
            for r in range(24, 112, 14):
                s.ring(x, y, r, WHITE, 1.6, alpha=0.5 * (1 - r / 130))
            s.disc(x, y, 16, WHITE)
        else:
            s.ring(x, y, 112, OCHRE, 13)
    return s


@picture("research/speaking-and-staying-safe")
def speaking_and_staying_safe():
    s = Sheet(SIZE, 508, PAPER, BONE)
    floor = 1010
    s.fade(corners(0, floor, W, H - floor), (0, floor), (0, H), (blend(PALE, BONE, 0.4), BONE))
    for i in range(14):
        y = floor + 5 * 1.42**i
        if y < H:
            s.line([(0, y), (W, y)], MIST, 1.5, alpha=0.6)
    wall = corners(150, 150, 900, 690)
    s.shadow(wall, 14, 20, 22, 0.24)
    s.fade(wall, (0, 150), (0, 840), (blend(TEAL, MIST, 0.10), blend(TEAL, DEEP, 0.35)))
    s.hatch(wall, DEEP, 9, 1.5, 0, 0.30)
    seat, back, foot = 1215, 960, 1425

    def chair(x):
        return [
            np.array([(x - 116, back), (x + 116, back), (x + 122, seat), (x - 122, seat)], float),
            np.array([(x - 134, seat - 22), (x + 134, seat - 22), (x + 140, seat + 26), (x - 140, seat + 26)], float),
            np.array([(x - 128, seat), (x - 98, seat), (x - 108, foot), (x - 132, foot)], float),
            np.array([(x + 98, seat), (x + 128, seat), (x + 132, foot), (x + 108, foot)], float),
            np.array([(x - 84, seat), (x - 64, seat), (x - 70, foot - 74), (x - 86, foot - 74)], float),
            np.array([(x + 64, seat), (x + 84, seat), (x + 86, foot - 74), (x + 70, foot - 74)], float),
        ]

    left, right = 375, 835
    for part in chair(right):
        cast = part.copy()
        up = foot - part[:, 1]
        cast[:, 0] -= up * 0.94
        cast[:, 1] = foot - up * 0.36
        s.shape(cast, OCHRE)
    for x in (left, right):
        for k, part in enumerate(chair(x)):
            s.shape(part, SLATE if k < 4 else blend(SLATE, INK, 0.35))
        for k in range(5):
            s.line([(x - 84 + k * 42, back + 44), (x - 88 + k * 44, seat - 52)], blend(SLATE, BONE, 0.72), 8, cap="butt")
    return s


@picture("research/trails-and-receipts")
def trails_and_receipts():
    s = Sheet(SIZE, 509, PAPER, BONE)
    n, x_form, x_end, top, pitch = 17, 690, 1090, 220, 74
    form = corners(x_form - 26, top - 78, x_end - x_form + 52, n * pitch + 70)
    s.shadow(form, 12, 18, 18, 0.22)
    s.shape(form, WHITE)
    s.line(form, SLATE, 4, closed=True, cap="butt")
    s.box(x_form, top - 50, 200, 20, SLATE)
    mid = bezier((110, 1560), (220, 1150), (285, 700), (345, 90), 400)
    t, tips = np.linspace(0, 1, 160), []
    for i in range(n):
        y = top + 30 + i * pitch
        root = mid[int(np.interp(y + 150 - 6 * i, mid[::-1, 1], np.arange(400)[::-1]))]
        way = bezier(root, (root[0] + 150, root[1] - 110), (x_form - 240, y), (x_form, y), 160)
        colour_row = OCHRE if i == 11 else None
        for j in range(0, 159, 3):
            c = colour_row or blend(TEAL, SLATE, float(smooth((t[j] - 0.45) / 0.5)))
            s.line(way[j : j + 4], c, 7.5 - 3 * t[j] + (3 if colour_row else 0), cap="butt")
        for f in (0.22, 0.42, 0.60):
            k = int(159 * f)
            p, d = way[k], way[k + 2] - way[k]
            d = d / np.hypot(*d)
            if not colour_row:
                s.line(bezier(p, p + d * 26 + (0, -12), p + d * 44 + (0, -24), p + d * 62 + (4, -30), 12), TEAL, 2.2, alpha=0.75 * (1 - f))
        s.line([(x_form, y), (x_end, y)], colour_row or SLATE, 7.5 if colour_row else 4.5, cap="butt")
        reach = 190 * np.sin(np.pi * np.clip((root[1] - 60) / 1500, 0.02, 0.98)) ** 0.7
        tips.append((root[0] - reach, root[1] - 128))
        s.line(bezier(root, (root[0] - reach * 0.3, root[1] - 46), (root[0] - reach * 0.75, root[1] - 62), tips[-1], 30), TEAL, 5)
    for x in (x_form + 150, x_form + 280):
        s.line([(x, top - 8), (x, top + n * pitch - 40)], SLATE, 2.4, alpha=0.7, cap="butt")
    s.line(np.vstack([bezier(mid[-1], (mid[-1][0] - 30, mid[-1][1] + 50), (tips[0][0] + 50, tips[0][1] - 80), tips[0], 30), tips, [mid[0]]]), TEAL, 4)
    s.ribbon(mid, np.linspace(20, 6, 400), TEAL)
    return s


@picture("research/who-carries-the-risk")
def who_carries_the_risk():
    s = Sheet(SIZE, 510, PAPER, BONE)
    a, b = np.array((110.0, 540.0)), np.array((1090.0, 900.0))
    floor = 1290
    d = (b - a) / np.hypot(*(b - a))
    n = np.array([d[1], -d[0]])
    for i in range(10):
        y = floor + 8 + 6 * 1.5**i
        if y < H:
            s.line([(0, y), (W, y)], MIST, 1.5, alpha=0.65)
    for i, x in enumerate((190, 390, 590, 800, 990)):
        y = a[1] + (x - a[0]) * d[1] / d[0] + 30
        weak = i > 2
        t = np.linspace(0, 1, 60)
        bow = (62 if i == 3 else 80) * np.sin(np.pi * t) if weak else 0 * t
        post = np.column_stack([x + bow, y + (floor - y) * t])
        s.line(post + (10, 0), INK, 40, alpha=0.16, blur=9, cap="butt")
        post = np.vstack([post, post[-1] * 2 - post[-2] + (post[-1] - post[-2])])
        with s.clip(corners(0, 0, W, floor)):
            s.line(post, TEAL if weak else SLATE, 40, cap="butt")
            for k in (-10, 0, 10):
                s.line(post + (k, 0), BONE, 1.6, alpha=0.35, cap="butt")
    beam = np.array([a + n * 36, b + n * 36, b - n * 36, a - n * 36])
    s.shadow(beam, 8, 20, 14, 0.26)
    s.shape(beam, SLATE)
    s.hatch(beam, BONE, 9, 1.4, float(np.degrees(np.arctan2(d[1], d[0]))), 0.22)
    s.line([(60, floor), (W - 60, floor)], SLATE, 6, cap="butt")
    angle = float(np.degrees(np.arctan2(d[1], d[0])))
    foot = a + d * 330 + n * 36
    s.canvas.save()
    s.canvas.rotate(angle, *foot)
    for k in range(3):
        s.box(foot[0] - 62 + (4, -3, 5)[k], foot[1] - 30 * (k + 1), 124, 27, OCHRE, 9)
        s.line([(foot[0] - 40, foot[1] - 30 * k - 15), (foot[0] + 40, foot[1] - 30 * k - 15)], blend(OCHRE, UMBER, 0.5), 1.6, alpha=0.6)
    s.canvas.restore()
    return s
