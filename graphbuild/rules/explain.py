"""The trail from tree to fact, as text for a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graphbuild.model import Mentions
from graphbuild.patterns import Tree, Word
from graphbuild.rules.engine import Finding
from graphbuild.rules.rule import describe


def explain_sentence(
    tree: Tree, mentions: Mentions, findings: Sequence[Finding], trail: Mapping[tuple[int, int], str]
) -> str:
    """One sentence: its tree, its mentions with what they were taken to mean, and every rule that fired."""
    lines = [tree.sentence.text, "", "Tree:", *draw(tree)]
    lines += ["", "Mentions:"]
    for head, mention in sorted(mentions.items()):
        why = trail.get((tree.sentence.index, head), "")
        kind = f"{mention.kind.value}" + (f" ({mention.reason})" if mention.reason else "")
        lines.append(f"  {mention.label}: {kind}" + (f"; {why}" if why else ""))
    lines += ["", "Rules:"]
    for finding in findings:
        lines += [f"  {finding.rule.name}: {describe(finding.claim)}", f"    {finding.rule.why}"]
        lines += [f"    - {reason}" for reason in finding.why]
    if not findings:
        lines.append("  none fired")
    return "\n".join(lines)


def draw(tree: Tree) -> list[str]:
    """The tree by indentation, words in the order of the text below their heads."""
    if tree.root is None:
        return ["  (empty)"]
    lines: list[str] = []
    stack: list[tuple[Word, int]] = [(tree.root, 1)]
    while stack:
        word, depth = stack.pop()
        lines.append(f"{'  ' * depth}{word.deprel} {word.text} ({word.lemma}, {word.upos})")
        stack += [(child, depth + 1) for child in reversed(word.children)]
    return lines
