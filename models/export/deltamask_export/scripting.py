"""From a module in memory to TorchScript."""

import torch


def script(module):
    """torch.jit.script, kept from taking a list for a builtin operator.

    It knows builtins by their address. An operator that was freed leaves its address behind, an attribute of the model
    can come to lie there, and scripting then fails: "builtin cannot be used as a value". What cannot be called is none.
    """
    table = torch.jit._builtins._get_builtin_table()
    for part in module.modules():
        for value in vars(part).values():
            if not callable(value):
                table.pop(id(value), None)
    return torch.jit.script(module)


def trace(module, example):
    # not strict: torchvision's models return a dict
    with torch.no_grad():
        return torch.jit.trace(module, example, strict=False)
