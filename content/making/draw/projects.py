"""The wide pictures of projects: 1600 x 1000."""

import numpy as np

from .ink import Sheet, bezier, blend, corners
from .palette import BONE, INK, MIST, OCHRE, PALE, PAPER, SLATE, TEAL, WHITE
from .shelf import picture

W, H = 1600, 1000
SIZE = (W, H)


@picture("projects/evidence-without-harm")
def evidence_without_harm():
    s = Sheet(SIZE, 401, PAPER, BONE)
    cx, cy, half, out, arm = 800, 500, 170, 300, 150
    for i in range(22):
        d = out + 40 + i * 24
        s.box(cx - d, cy - d, 2 * d, 2 * d, MIST, 12, width=1.4, alpha=0.55 * (1 - i / 24))
    s.glow(cx, cy, 420, WHITE, 0.9)
    square = corners(cx - half, cy - half, 2 * half, 2 * half)
    s.shadow(square, 12, 18, 20, 0.3)
    s.shape(square, TEAL)
    for k in range(1, 17):
        m = k * 10
        s.box(cx - half + m, cy - half + m, 2 * (half - m), 2 * (half - m), BONE, width=1.4, alpha=0.30)
    for sx in (-1, 1):
        for sy in (-1, 1):
            s.line([(cx + sx * out, cy + sy * (out - arm)), (cx + sx * out, cy + sy * out), (cx + sx * (out - arm), cy + sy * out)], OCHRE, 30, cap="butt")
    return s


@picture("projects/stakeholder-engagement-for-untoc")
def stakeholder_engagement():
    s = Sheet(SIZE, 402, PAPER, BONE)
    x0, y0, side = 720, 170, 660
    frame = np.array([(x0, y0), (x0 + side, y0), (x0 + side, y0 + side), (x0, y0 + side)], float)
    s.shape(frame, WHITE, alpha=0.8)
    seats = [(x0 + 250 + (k % 3) * 130, y0 + 135 + (k // 3) * 130) for k in range(12)]
    coming = {3: 0.86, 0: 0.60, 9: 0.41, 6: 0.22}
    for k, seat in enumerate(seats):
        way = bezier((-60, 90 + 72 * k), (380, 160 + 60 * k), (520, 460 + (seat[1] - 500) * 0.25), seat, 120)
        s.line(way, MIST, 2, alpha=0.9)
        at = way[int(119 * coming[k])] if k in coming else seat
        s.ring(*seat, 30, MIST, 2, alpha=0.9)
        s.disc(at[0] + 4, at[1] + 8, 29, INK, alpha=0.22, blur=7)
        s.disc(*at, 29, OCHRE if k in (1, 3, 5, 7, 9, 11) else SLATE)
    s.line([(x0, y0), (x0 + side, y0), (x0 + side, y0 + side), (x0, y0 + side)], TEAL, 34, cap="butt")
    return s


@picture("projects/watchful-coasts")
def watchful_coasts():
    s = Sheet(SIZE, 403, PAPER, blend(PAPER, PALE, 0.7))
    s.water(60, 960, MIST, 22, 0.75, 40, W - 40, 1.5, 1.0)
    t = np.linspace(0, 1, 60)
    for i in range(9):
        r, c = divmod(i, 3)
        x, y, length, beam = 190 + c * 430 + (60 if r == 1 else 0), 225 + r * 235, 340, 104
        width = beam / 2 * np.sin(np.pi * t**0.80) ** 0.85
        hull = np.vstack([np.column_stack([x + length * t, y - width]), np.column_stack([x + length * t, y + width])[::-1]])
        colour = OCHRE if i == 4 else SLATE
        s.shadow(hull, 9, 15, 10, 0.22)
        s.shape(hull, blend(colour, PAPER, 0.82))
        for k in (0.72, 0.44, 0.16):
            s.line(np.column_stack([x + length * t, y - width * k])[4:-4], colour, 1.6, alpha=0.7)
            s.line(np.column_stack([x + length * t, y + width * k])[4:-4], colour, 1.6, alpha=0.7)
        s.line(hull, colour, 13, closed=True)
    u = np.linspace(-20, W + 20, 300)
    s.line(np.column_stack([u, 880 + 12 * np.sin(u / 110) + 5 * np.sin(u / 41)]), TEAL, 5)
    return s
