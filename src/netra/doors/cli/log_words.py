"""What an audit found, as a person is told it."""

from netra.doors.cli.words import words
from netra.ledger.tree import witness


def sentence(what: str, language: str) -> str:
    """What kind of finding it is, in words; what stands after it says where."""
    return _sentences(language)[what]


def _sentences(language: str) -> dict[str, str]:
    return {**_of_acts(language), **_of_the_tree(language), **_of_notes(language)}


def _of_acts(language: str) -> dict[str, str]:
    _ = words(language)
    return {
        "gap": _("an act is missing or added before file and act"),
        "previous": _("not chained to the act before it: file and act"),
        "hash": _("its own hash is wrong: file and act"),
        "commitment": _("what is said is not what was committed to: file and act"),
        "words_gone": _("its words are gone and no destruction names them: file and act"),
        "words_not_destroyed": _("words stand that it destroyed: file and act of destruction"),
        "words_without_act": _("words of an act that is gone"),
        "act_without_leaf": _("neither in the tree nor waiting for it: file and act"),
        "act_waits_twice": _("in the tree, and waiting for it again: file and act"),
        "leaf_of_another": _("its leaf is of something else: file and act"),
        "waiting_without_act": _("gone before it entered the tree: act"),
    }


def _of_the_tree(language: str) -> dict[str, str]:
    _ = words(language)
    return {
        "leaf_gap": _("missing leaf"),
        "leaf_without_act": _("the act of this leaf is gone"),
        "tile_missing": _("missing tile"),
        "tile_wrong": _("tile and first hash that its leaves do not make"),
        "tile_extra": _("tile that no leaf makes"),
    }


def _of_notes(language: str) -> dict[str, str]:
    _ = words(language)
    return {
        "checkpoint_gap": _("a checkpoint is missing or added before number"),
        "checkpoint_unsigned": _("no key of ours signed checkpoint"),
        "checkpoint_size": _("size or order is wrong of checkpoint"),
        "checkpoint_root": _("the leaves do not make the root of checkpoint"),
        "checkpoint_ahead": _("leaves are missing that were signed in checkpoint"),
        "mirror_unsigned": _("no key of ours signed the mirrored checkpoint"),
        "mirror_root": _("another tree was signed in the mirrored checkpoint"),
        "mirror_ahead": _("leaves are missing that were signed in the mirrored checkpoint"),
        "mirror_forgotten": _("we do not remember signing the mirrored checkpoint"),
        witness.FORKED: _("TWO DIFFERENT TREES WERE SIGNED"),
        witness.WENT_BACK: _("A SHORTER TREE IS SHOWN THAN BEFORE"),
        witness.UNPROVEN: _("THE TILES DO NOT MAKE THE TREE THAT WAS SIGNED"),
        "unsigned": _("NO KEY THAT IS TRUSTED SIGNED THE CHECKPOINT"),
    }


def why_no_stamp(why: str, language: str) -> str:
    """Why an authority's stamp was not kept or does not hold."""
    return {**_of_answers(language), **_of_clocks(language)}[why]


def _of_answers(language: str) -> dict[str, str]:
    _ = words(language)
    return {
        "unreachable": _("the authority gave no answer."),
        "unsigned": _("no key of ours signed the checkpoint."),
        "unreadable": _("the answer is no time stamp that can be read."),
        "refused": _("the authority refused."),
        "other_bytes": _("the stamp is for something else."),
        "other_question": _("the stamp answers another question than ours."),
        "no_certificate": _("the signer's certificate is missing: name it in `intermediates`."),
        "no_root": _("the signer's certificate does not hang on a root that is configured."),
        "not_valid_then": _("a certificate was not valid at the moment of the stamp."),
        "wrong": _("the signature or the certificate is wrong."),
        "chain_changed": _("the certificates stored with it are not those it was checked by."),
    }


def _of_clocks(language: str) -> dict[str, str]:
    _ = words(language)
    return {
        "moment_changed": _("the moment stored with it is not the one it swears to."),
        "acts_missing": _("the act it should cover last is gone: see `netra log audit`."),
        "before_its_acts": _("it says a time before the last act it covers: a clock is wrong."),
        "clocks_differ": _("the authority's clock and ours differ: one of them is wrong."),
        "from_the_future": _("it says a time that is still to come: a clock is wrong."),
        "our_clock_behind": _("our clock is behind the last act: it was set back."),
    }


def said(found: object, language: str) -> str:
    """The line under an audit."""
    _ = words(language)
    return _(
        "log: %(acts)s acts (%(wordless)s without words, %(waiting)s waiting), %(leaves)s "
        "leaves, %(checkpoints)s checkpoints: %(findings)s complaints"
    ) % {**vars(found), "findings": len(vars(found)["findings"])}
