"""Writes tiny-models/: random networks of a few kB in the layouts of the full models, to test loading and numbers.

  python make_tiny_models.py [FOLDER]        (onnx, tokenizers, numpy)
"""
import json
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

WORDS = "a red blue cat dog runs over the house where is who and one two three query passage : ?".split()
WIDTH = 8
random = np.random.default_rng(4)


def weights(name, *shape):
    return numpy_helper.from_array(random.normal(0, 1, shape).astype(np.float32), name)


def ints(name, *values):
    return numpy_helper.from_array(np.array(values, np.int64), name)


def value(name, kind, shape):
    return helper.make_tensor_value_info(name, kind, shape)


def save(path, nodes, inputs, outputs, initializers):
    graph = helper.make_graph(nodes, "tiny", inputs, outputs, initializers)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model, full_check=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    onnx.save(model, path)


def write_json(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content) + "\n", "utf-8")


def write_tokenizer(folder, before, after, pad, limit):
    vocabulary = {word: index for index, word in enumerate([pad, before, after, "[UNK]", *WORDS])}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.add_special_tokens([pad, before, after])
    special = [(name, vocabulary[name]) for name in (before, after)]
    tokenizer.post_processor = processors.TemplateProcessing(single=f"{before} $A {after}", special_tokens=special)
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    write_json(folder / "tokenizer_config.json", {
        "tokenizer_class": "PreTrainedTokenizerFast", "pad_token": pad, "model_max_length": limit})
    return len(vocabulary)


def text_inputs(*names):
    return [value(name, TensorProto.INT64, ["batch", "tokens"]) for name in names]


def write_text(folder):
    """BERT's tensors: each token's vector is its own, turned, plus the mean of all tokens that count"""
    vocabulary = write_tokenizer(folder, "[CLS]", "[SEP]", "[PAD]", 12)
    nodes = [
        helper.make_node("Gather", ["embeddings", "input_ids"], ["words"]),
        helper.make_node("Gather", ["types", "token_type_ids"], ["kinds"]),
        helper.make_node("Add", ["words", "kinds"], ["sum"]),
        helper.make_node("MatMul", ["sum", "turn"], ["turned"]),
        helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["mask", "last"], ["mask3"]),
        helper.make_node("Mul", ["turned", "mask3"], ["counted"]),
        helper.make_node("ReduceMax", ["counted"], ["loudest"], axes=[1], keepdims=1),
        helper.make_node("Add", ["turned", "loudest"], ["mixed"]),
        helper.make_node("Tanh", ["mixed"], ["last_hidden_state"]),
    ]
    save(folder / "onnx/model.onnx", nodes, text_inputs("input_ids", "attention_mask", "token_type_ids"),
         [value("last_hidden_state", TensorProto.FLOAT, ["batch", "tokens", WIDTH])],
         [weights("embeddings", vocabulary, WIDTH), weights("types", 2, WIDTH), weights("turn", WIDTH, WIDTH),
          ints("last", 2)])
    write_json(folder / "config.json", {
        "model_type": "bert", "hidden_size": WIDTH, "max_position_embeddings": 512,
        "sidecut": {"pooling": "mean", "queryPrefix": "query : ", "passagePrefix": "passage : ", "noMatchBelow": 0.4}})


def write_clip(folder, side=16):
    vocabulary = write_tokenizer(folder, "[BOS]", "[EOS]", "[PAD]", 10)
    save(folder / "onnx/vision_model.onnx", [
        helper.make_node("Conv", ["pixel_values", "patches"], ["seen"], strides=[4, 4]),
        helper.make_node("Tanh", ["seen"], ["bent"]),
        helper.make_node("Flatten", ["bent"], ["flat"]),
        helper.make_node("MatMul", ["flat", "project"], ["image_embeds"]),
    ], [value("pixel_values", TensorProto.FLOAT, ["batch", 3, side, side])],
         [value("image_embeds", TensorProto.FLOAT, ["batch", WIDTH])],
         [weights("patches", 4, 3, 4, 4), weights("project", 4 * (side // 4) ** 2, WIDTH)])
    save(folder / "onnx/text_model.onnx", [
        helper.make_node("Gather", ["embeddings", "input_ids"], ["words"]),
        helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["mask", "last"], ["mask3"]),
        helper.make_node("Mul", ["words", "mask3"], ["counted"]),
        helper.make_node("ReduceSum", ["counted", "tokens"], ["text_embeds"], keepdims=0),
    ], text_inputs("input_ids", "attention_mask"),
         [value("text_embeds", TensorProto.FLOAT, ["batch", WIDTH])],
         [weights("embeddings", vocabulary, WIDTH), ints("last", 2), ints("tokens", 1)])
    write_json(folder / "config.json", {
        "model_type": "clip", "projection_dim": WIDTH, "text_config": {"max_position_embeddings": 10, "model_type": "clip_text_model"},
        "vision_config": {"model_type": "clip_vision_model"}, "sidecut": {"logitScale": 20, "noMatchBelow": 0.2}})
    write_json(folder / "preprocessor_config.json", {
        "image_processor_type": "CLIPImageProcessor", "do_resize": True, "size": {"shortest_edge": side}, "resample": 3,
        "do_center_crop": True, "crop_size": {"height": side, "width": side}, "do_rescale": True,
        "rescale_factor": 1 / 255, "do_normalize": True, "image_mean": [0.48, 0.46, 0.41],
        "image_std": [0.27, 0.26, 0.28]})


def write_voice(folder):
    save(folder / "onnx/model.onnx", [
        helper.make_node("MatMul", ["input_features", "bands"], ["seen"]),
        helper.make_node("Relu", ["seen"], ["bent"]),
        helper.make_node("ReduceMean", ["bent"], ["last_hidden_state"], axes=[1], keepdims=0),
    ], [value("input_features", TensorProto.FLOAT, ["batch", "frames", 80])],
         [value("last_hidden_state", TensorProto.FLOAT, ["batch", WIDTH])], [weights("bands", 80, WIDTH)])
    write_json(folder / "config.json", {"model_type": "wespeaker-resnet", "sidecut": {"sameSpeakerAbove": 0.6}})
    write_json(folder / "preprocessor_config.json", {
        "feature_extractor_type": "WeSpeakerFeatureExtractor", "sampling_rate": 16000, "num_mel_bins": 80,
        "min_num_frames": 9, "fbank_centering_span": None})


def write_ge2e(folder):
    """Resemblyzer's tensors, and as there no configuration: the mean over all frames, turned, without what is negative"""
    nodes = [
        helper.make_node("Add", ["input_features", "little"], ["shifted"]),
        helper.make_node("Log", ["shifted"], ["levels"]),
        helper.make_node("ReduceMean", ["levels"], ["mean"], axes=[1], keepdims=0),
        helper.make_node("MatMul", ["mean", "turn"], ["turned"]),
        helper.make_node("Relu", ["turned"], ["embeddings"]),
    ]
    save(folder / "onnx/model.onnx", nodes,
         [value("input_features", TensorProto.FLOAT, ["batch_size", "frames", 40])],
         [value("embeddings", TensorProto.FLOAT, ["batch_size", WIDTH])],
         [weights("turn", 40, WIDTH), numpy_helper.from_array(np.array([1e-6], np.float32), "little")])


def write_segmentation(folder):
    """pyannote's tensors: every 1000 samples a frame; loud sound is two who speak, soft sound is one, silence nobody"""
    thresholds = np.array([0.05, 0.3], np.float32)
    nodes = [
        helper.make_node("Abs", ["input_values"], ["loud"]),
        helper.make_node("AveragePool", ["loud"], ["means"], kernel_shape=[1000], strides=[1000]),
        helper.make_node("Transpose", ["means"], ["frames3"], perm=[0, 2, 1]),
        helper.make_node("Sub", ["frames3", "thresholds"], ["over"]),
        helper.make_node("Mul", ["over", "steep"], ["steps"]),
        helper.make_node("Sigmoid", ["steps"], ["kinds"]),
        helper.make_node("MatMul", ["kinds", "scores"], ["classes"]),
        helper.make_node("Add", ["classes", "nobody"], ["logits"]),
    ]
    # One speaks: class 1. Two: the step behind takes that back for class 4.
    table = np.zeros((2, 7), np.float32)
    table[0, 1], table[1, 1], table[1, 4] = 20, -20, 20
    save(folder / "onnx/model.onnx", nodes,
         [value("input_values", TensorProto.FLOAT, ["batch", 1, "samples"])],
         [value("logits", TensorProto.FLOAT, ["batch", "frames", 7])],
         [numpy_helper.from_array(thresholds, "thresholds"), numpy_helper.from_array(np.array([200], np.float32), "steep"),
          numpy_helper.from_array(table, "scores"),
          numpy_helper.from_array(np.array([10, 0, 0, 0, 0, 0, 0], np.float32), "nobody")])



HEADS = 2
SOURCE_WORDS = "the a my red blue cat dog house runs sleeps sees is and where here there you I we they".split()
TARGET_WORDS = "der die das mein rot blau Katze Hund Haus rennt ist und wo hier dort du ich wir sie gut".split()


def write_pieces(folder, special, placeholders, before):
    """A tokenizer in the way of SentencePiece: pieces with their space before them"""
    pieces = [*special, *(f"\u2581{word}" for word in [*SOURCE_WORDS, *TARGET_WORDS]), "\u2581",
              *"abcdefghijklmnopqrstuvwxyzCDHIKN0123456789.,!?-:'"]
    scores = [(piece, 0.0 if index < len(special) else -1.0 - 8.0 * (len(piece) == 1)) for index, piece in enumerate(pieces)]
    tokenizer = Tokenizer(models.Unigram(scores, unk_id=special.index("<unk>")))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    tokenizer.add_special_tokens(special)
    tokenizer.add_tokens(placeholders)
    name = lambda token: (token, tokenizer.token_to_id(token))
    tokenizer.post_processor = processors.TemplateProcessing(
        single=" ".join([*before, "$A", "</s>"]), special_tokens=[name(token) for token in [*before, "</s>"]])
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    return tokenizer


class Steps(list):
    """Nodes one after the other; each step gives the name of its output"""

    def add(self, operator, *inputs, name=None, **attributes):
        name = name or f"{operator}_{len(self)}"
        self.append(helper.make_node(operator, inputs, [name], name, **attributes))
        return name


def split_heads(steps, value, name=None):
    return steps.add("Transpose", steps.add("Reshape", value, "by_head"), perm=[0, 2, 1, 3], name=name)


def attend(steps, query, keys, values, bias):
    turned = steps.add("Transpose", keys, perm=[0, 1, 3, 2])
    scores = steps.add("MatMul", query, turned)
    weighted = steps.add("Softmax", steps.add("Add", scores, bias) if bias else scores, axis=-1)
    mixed = steps.add("Transpose", steps.add("MatMul", weighted, values), perm=[0, 2, 1, 3])
    return steps.add("Reshape", mixed, "joined")


def decoder_steps(past, prefix):
    """One layer; `past`: with a cache of what was before"""
    steps = Steps()
    length = steps.add("Gather", steps.add("Shape", "input_ids"), "one")
    start = steps.add("Gather", steps.add("Shape", "past_key_values.0.decoder.key"), "two") if past else "zero"
    places = steps.add("Range", start, steps.add("Add", start, length), "one")
    seen = steps.add("Add", steps.add("Gather", "embeddings", "input_ids"), steps.add("Gather", "positions", places))
    cache = {}
    for part in ("key", "value"):
        new = split_heads(steps, steps.add("MatMul", seen, f"own_{part}"), None if past else f"{prefix}.0.decoder.{part}")
        cache[part] = steps.add("Concat", f"past_key_values.0.decoder.{part}", new, axis=2,
                                name=f"{prefix}.0.decoder.{part}") if past else new
        cache[f"encoder {part}"] = f"past_key_values.0.encoder.{part}" if past else split_heads(
            steps, steps.add("MatMul", "encoder_hidden_states", f"cross_{part}"), f"{prefix}.0.encoder.{part}")
    own = attend(steps, split_heads(steps, steps.add("MatMul", seen, "own_query")), cache["key"], cache["value"], None)
    mask = steps.add("Cast", steps.add("Sub", "one", "encoder_attention_mask"), to=TensorProto.FLOAT)
    bias = steps.add("Mul", steps.add("Unsqueeze", mask, "between"), "hidden")
    with_own = steps.add("Add", seen, own)
    cross = attend(steps, split_heads(steps, steps.add("MatMul", with_own, "cross_query")),
                   cache["encoder key"], cache["encoder value"], bias)
    steps.add("MatMul", steps.add("Add", with_own, cross), "vocabulary", name=f"{prefix}.logits")
    return steps


PARTS = [f"0.{side}.{part}" for side in ("decoder", "encoder") for part in ("key", "value")]


def cache_value(name):
    return value(name, TensorProto.FLOAT, ["batch", HEADS, "length", WIDTH // HEADS])


def write_translator(folder, tokens, end, split=False):
    """Encoder and decoder of one layer with random weights; the urge to end grows with every position"""
    table = {name: numpy_helper.to_array(weights(name, *shape)).copy() for name, shape in [
        ("embeddings", (tokens, WIDTH)), ("positions", (64, WIDTH)), ("vocabulary", (WIDTH, tokens)),
        *((f"{side}_{part}", (WIDTH, WIDTH)) for side in ("own", "cross") for part in ("query", "key", "value"))]}
    # The last number of every vector is a clock that speaks for the end alone.
    for name in ("embeddings", "positions", "own_value", "cross_value"):
        table[name][:, -1] = 0
    table["positions"] *= 0.5
    table["positions"][:, -1] = np.arange(64) * 1.2 - 4
    table["vocabulary"][-1] = 0
    table["vocabulary"][:, end] = [*[0] * (WIDTH - 1), 3]
    hidden = value("encoder_hidden_states", TensorProto.FLOAT, ["batch", "source", WIDTH])
    mask = value("encoder_attention_mask", TensorProto.INT64, ["batch", "source"])
    ids = value("input_ids", TensorProto.INT64, ["batch", "tokens"])
    past = [cache_value(f"past_key_values.{part}") for part in PARTS]
    logits = value("logits", TensorProto.FLOAT, ["batch", "tokens", tokens])
    table = [*(numpy_helper.from_array(numbers, name) for name, numbers in table.items()),
             *(helper.make_tensor(name, TensorProto.INT64, [], [number]) for number, name in enumerate(["zero", "one", "two"])),
             ints("by_head", 0, 0, HEADS, WIDTH // HEADS), ints("joined", 0, 0, WIDTH), ints("between", 1, 2),
             helper.make_tensor("hidden", TensorProto.FLOAT, [], [-1e9])]

    def present(prefix, parts=PARTS):
        return [helper.make_tensor_value_info(f"{prefix}.logits", TensorProto.FLOAT, None),
                *(helper.make_tensor_value_info(f"{prefix}.{part}", TensorProto.FLOAT, None) for part in parts)]

    def used(nodes):
        names = {name for node in nodes for name in node.input}
        return [tensor for tensor in table if tensor.name in names]

    save(folder / "onnx/encoder_model.onnx", [
        helper.make_node("Gather", ["embeddings", "input_ids"], ["words"]),
        helper.make_node("MatMul", ["words", "turn"], ["turned"]),
        helper.make_node("Tanh", ["turned"], ["last_hidden_state"]),
    ], text_inputs("input_ids", "attention_mask"), [value("last_hidden_state", TensorProto.FLOAT, ["batch", "tokens", WIDTH])],
         [weights("embeddings", tokens, WIDTH), weights("turn", WIDTH, WIDTH)])
    # As Optimum merges the two: the branch with a past gives nothing for the encoder's part.
    nothing = [helper.make_node("ConstantOfShape", ["no_shape"], [f"then.{part}"]) for part in PARTS[2:]]
    branches = {name: helper.make_graph([*decoder_steps(name == "then", name), *(nothing if name == "then" else [])],
                                        name, [], present(name)) for name in ("then", "else")}
    outputs = ["logits", *(f"present.{part}" for part in PARTS)]
    save(folder / "onnx/decoder_model_merged.onnx",
         [helper.make_node("If", ["use_cache_branch"], outputs, then_branch=branches["then"], else_branch=branches["else"])],
         [mask, ids, hidden, *past, value("use_cache_branch", TensorProto.BOOL, [1])],
         [logits, *(cache_value(name) for name in outputs[1:])],
         [*table, ints("no_shape", 0, HEADS, 1, WIDTH // HEADS)])
    if not split:
        return
    for name, with_past, inputs in [("decoder_model", False, [mask, ids, hidden]),
                                    ("decoder_with_past_model", True, [mask, ids, *past])]:
        steps = decoder_steps(with_past, "present")
        steps[-1].output[0] = "logits"
        given = PARTS[:2] if with_past else PARTS
        save(folder / f"onnx/{name}.onnx", steps, inputs,
             [logits, *(cache_value(f"present.{part}") for part in given)], used(steps))


def write_marian(folder):
    special = ["</s>", "<unk>", "<pad>"]
    tokenizer = write_pieces(folder, special, [], [])
    tokens = tokenizer.get_vocab_size()
    pad = tokenizer.token_to_id("<pad>")
    write_translator(folder, tokens, 0, split=True)
    write_json(folder / "tokenizer_config.json", {
        "tokenizer_class": "MarianTokenizer", "eos_token": "</s>", "unk_token": "<unk>", "pad_token": "<pad>",
        "model_max_length": 32, "source_lang": "en", "target_lang": "de"})
    common = {"decoder_start_token_id": pad, "eos_token_id": 0, "pad_token_id": pad, "bad_words_ids": [[pad]], "max_length": 32}
    write_json(folder / "config.json", {
        "model_type": "marian", "architectures": ["MarianMTModel"], "is_encoder_decoder": True,
        "_name_or_path": "tiny/opus-mt-en-de", "d_model": WIDTH, "vocab_size": tokens, "encoder_layers": 1,
        "decoder_layers": 1, "encoder_attention_heads": HEADS, "decoder_attention_heads": HEADS,
        "max_position_embeddings": 32, **common})
    write_json(folder / "generation_config.json", common)


def write_m2m(folder):
    languages = ["__de__", "__en__", "__es__", "__zh__"]
    special = ["<s>", "<pad>", "</s>", "<unk>", *languages]
    placeholders = ["<x1>", "<x2>"]
    tokenizer = write_pieces(folder, special, placeholders, ["__en__"])
    tokens = tokenizer.get_vocab_size()
    write_translator(folder, tokens, 2)
    write_json(folder / "tokenizer_config.json", {
        "tokenizer_class": "M2M100Tokenizer", "bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>",
        "pad_token": "<pad>", "model_max_length": 48, "additional_special_tokens": languages})
    common = {"decoder_start_token_id": 2, "eos_token_id": 2, "pad_token_id": 1, "bos_token_id": 0, "max_length": 48}
    write_json(folder / "config.json", {
        "model_type": "m2m_100", "architectures": ["M2M100ForConditionalGeneration"], "is_encoder_decoder": True,
        "d_model": WIDTH, "vocab_size": tokens, "encoder_layers": 1, "decoder_layers": 1,
        "encoder_attention_heads": HEADS, "decoder_attention_heads": HEADS, "max_position_embeddings": 48,
        "sidecut": {"placeholders": placeholders}, **common})
    write_json(folder / "generation_config.json", common)


root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "tiny-models"
write_text(root / "text")
write_clip(root / "clip")
write_voice(root / "voice")
write_marian(root / "marian")
write_m2m(root / "m2m")
write_ge2e(root / "ge2e")
write_segmentation(root / "segmentation")
