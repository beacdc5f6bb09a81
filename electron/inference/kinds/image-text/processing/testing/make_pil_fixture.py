"""Numbers of Pillow and of transformers' own image processors for resize.test.ts and prepare-image.test.ts.

  python make_pil_fixture.py > pil-fixture.json        (Pillow, transformers; any version since 9.1 and 4.40)

The picture is made from a formula that the tests repeat: byte = (7 x x + 13 y y + 31 x y + 85 channel) mod 256.
"""
import base64
import json

import numpy as np
from PIL import Image
from transformers import CLIPImageProcessor, SiglipImageProcessor

try:
    from transformers import CLIPImageProcessorPil, SiglipImageProcessorPil
except ImportError:
    CLIPImageProcessorPil, SiglipImageProcessorPil = CLIPImageProcessor, SiglipImageProcessor


def picture(width, height):
    y, x, channel = np.meshgrid(np.arange(height), np.arange(width), np.arange(3), indexing="ij")
    return Image.fromarray(((7 * x * x + 13 * y * y + 31 * x * y + 85 * channel) % 256).astype(np.uint8))


FILTERS = {"bilinear": Image.Resampling.BILINEAR, "bicubic": Image.Resampling.BICUBIC}
SIZES = [((37, 23), (11, 7)), ((9, 6), (20, 13)), ((30, 8), (7, 16))]

resized = []
for name, kernel in FILTERS.items():
    for source, target in SIZES:
        data = np.asarray(picture(*source).resize(target, kernel)).tobytes()
        resized.append({"from": source, "to": target, "filter": name, "rgb": base64.b64encode(data).decode()})

prepared = []
for processor, source, config in (
    (CLIPImageProcessorPil, (37, 23), {"size": {"shortest_edge": 8}, "crop_size": {"height": 8, "width": 8}}),
    (CLIPImageProcessorPil, (13, 30), {"size": {"shortest_edge": 6}, "crop_size": {"height": 9, "width": 9}}),
    (SiglipImageProcessorPil, (37, 23), {"size": {"height": 8, "width": 8}, "resample": 2}),
):
    made = processor(**config)
    pixels = np.asarray(made(picture(*source), return_tensors="np")["pixel_values"])[0]
    full = {key: value for key, value in made.to_dict().items()
            if key in ("do_resize", "size", "resample", "do_center_crop", "crop_size", "do_rescale", "rescale_factor",
                       "do_normalize", "image_mean", "image_std")}
    prepared.append({"from": source, "config": full, "shape": list(pixels.shape),
                     "pixels": [round(float(value), 5) for value in pixels.reshape(-1)]})

print(json.dumps({"resized": resized, "prepared": prepared}))
