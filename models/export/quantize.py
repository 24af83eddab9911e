"""Static int8 quantization after training, with PyTorch's FX graph mode."""

import torch
from torch.ao.quantization import get_default_qconfig_mapping
from torch.ao.quantization.quantize_fx import convert_fx, prepare_fx


def quantize(net, pictures, engine):
    """Returns an int8 copy of `net`, its ranges observed on `pictures` (tensors 1 x 3 x H x W)."""
    torch.backends.quantized.engine = engine
    prepared = prepare_fx(net, get_default_qconfig_mapping(engine), (pictures[0],))
    with torch.no_grad():
        for picture in pictures:
            prepared(picture)
    return convert_fx(prepared)
