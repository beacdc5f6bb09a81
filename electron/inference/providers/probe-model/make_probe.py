"""Writes the model that every execution provider must compute (run: python make_probe.py, needs `onnx`).

Two transformer layers behind a convolution: the operators that Whisper's encoder is made of. The weights are
computed inside the graph from a formula; ONNX Runtime folds them into constants (on the CPU, for every provider
alike) when the model is loaded, so that 5 MB of weights ship as a file of a few KB.

input   signal [1, 64, positions]  float32
output  result [1, positions, 384] float32, normalised: values are of the order of 1
"""

import sys
from pathlib import Path

from onnx import TensorProto, checker, helper, save

BINS, WIDTH, LAYERS = 64, 384, 2


class Graph:
    def __init__(self, float16: bool):
        self.type = TensorProto.FLOAT16 if float16 else TensorProto.FLOAT
        self.nodes, self.constants, self.count = [], [], 0

    def add(self, op: str, *inputs: str, output: str | None = None, **attributes) -> str:
        self.count += 1
        output = output or f"{op.lower()}{self.count}"
        self.nodes.append(helper.make_node(op, list(inputs), [output], **attributes))
        return output

    def constant(self, kind: int, values) -> str:
        self.count += 1
        name = f"constant{self.count}"
        shape = [len(values)] if isinstance(values, list) else []
        data = values if isinstance(values, list) else [values]
        self.constants.append(helper.make_tensor(name, kind, shape, data))
        return name

    def number(self, value: float) -> str:
        return self.add("Cast", self.constant(TensorProto.FLOAT, value), to=self.type)

    def weight(self, shape: list[int], scale: float, offset: float = 0.0) -> str:
        """scale * sin(i^2 / 9973): as good as random, and full of rank."""
        size = 1
        for length in shape:
            size *= length
        kind = TensorProto.FLOAT
        index = self.add(
            "Range", self.constant(kind, offset), self.constant(kind, size + offset), self.constant(kind, 1.0)
        )
        angle = self.add("Mul", self.add("Mul", index, index), self.constant(kind, 1 / 9973))
        scaled = self.add("Mul", self.add("Sin", angle), self.constant(kind, scale))
        shaped = self.add("Reshape", scaled, self.constant(TensorProto.INT64, shape))
        return self.add("Cast", shaped, to=self.type)

    def gelu(self, x: str) -> str:
        erf = self.add("Erf", self.add("Mul", x, self.number(2**-0.5)))
        half = self.add("Mul", x, self.number(0.5))
        return self.add("Mul", half, self.add("Add", erf, self.number(1.0)))

    def norm(self, x: str) -> str:
        scale = self.add("Add", self.weight([WIDTH], 0.1), self.number(1.0))
        return self.add("LayerNormalization", x, scale, self.weight([WIDTH], 0.1, 7.0), axis=-1)

    def layer(self, x: str, index: int) -> str:
        offset = 100.0 * (index + 1)
        h = self.norm(x)
        query = self.add("MatMul", h, self.weight([WIDTH, WIDTH], WIDTH**-0.5, offset))
        keys = self.add("Transpose", h, perm=[0, 2, 1])
        scores = self.add("Mul", self.add("MatMul", query, keys), self.number(WIDTH**-0.5))
        x = self.add("Add", x, self.add("MatMul", self.add("Softmax", scores, axis=-1), h))
        h = self.norm(x)
        h = self.gelu(self.add("MatMul", h, self.weight([WIDTH, 4 * WIDTH], WIDTH**-0.5, offset + 1)))
        return self.add("Add", x, self.add("MatMul", h, self.weight([4 * WIDTH, WIDTH], WIDTH**-0.5, offset + 2)))


def make(path: Path, float16: bool) -> None:
    g = Graph(float16)
    x = g.add("Cast", "signal", to=g.type)
    x = g.gelu(g.add("Conv", x, g.weight([WIDTH, BINS, 3], 0.1), pads=[1, 1]))
    x = g.add("Transpose", x, perm=[0, 2, 1])
    for index in range(LAYERS):
        x = g.layer(x, index)
    g.add("Cast", g.norm(x), output="result", to=TensorProto.FLOAT)
    graph = helper.make_graph(
        g.nodes,
        "provider-probe",
        [helper.make_tensor_value_info("signal", TensorProto.FLOAT, [1, BINS, "positions"])],
        [helper.make_tensor_value_info("result", TensorProto.FLOAT, [1, "positions", WIDTH])],
        g.constants,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], producer_name="sidecut")
    model.ir_version = 8
    checker.check_model(model, full_check=True)
    save(model, path)


if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else __file__).resolve()
    folder = folder if folder.is_dir() else folder.parent
    make(folder / "probe-fp32.onnx", float16=False)
    make(folder / "probe-fp16.onnx", float16=True)
