"""Two answers for people and monitors: the page of all routes, and the Prometheus text.

Owns their wording. The page is made here from the API's own schema, with no script and nothing from
elsewhere: the usual one loads its code from a third party onto the origin that takes the token.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from engine.views import NodeView, TransferState, TransferView

PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;"
    "color-scheme:light dark}code{font-size:.95em}section{margin:1.4rem 0}"
    "p{margin:.2rem 0}ul{margin:.2rem 0}"
)
_INTRO = (
    "Send <code>Authorization: Bearer …</code> with the token from the file "
    "<code>api-token</code> in Shoal's home folder. Errors are JSON: "
    '<code>{"error": "a sentence"}</code>. The same for programs: '
    '<a href="/openapi.json">openapi.json</a>.'
)


def docs_page(schema: Mapping[str, Any]) -> str:
    """The routes of an OpenAPI schema as one HTML page."""
    title = escape(str(schema["info"]["title"]))
    sections = "".join(
        _route(method, path, operation)
        for path, operations in schema["paths"].items()
        for method, operation in operations.items()
    )
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style><h1>{title}</h1><p>{_INTRO}</p>{sections}</html>"
    )


def _route(method: str, path: str, operation: Mapping[str, Any]) -> str:
    parameters = "".join(_parameter(item) for item in operation.get("parameters", ()))
    text = escape(str(operation.get("description", "")))
    return (
        f"<section><p><code>{escape(method.upper())} {escape(path)}</code></p>"
        f"<p>{text}</p><ul>{parameters}{_body(operation)}</ul></section>"
    )


def _parameter(item: Mapping[str, Any]) -> str:
    need = "" if item.get("required") else ", optional"
    return f"<li><code>{escape(str(item['name']))}</code> ({escape(str(item['in']))}{need})</li>"


def _body(operation: Mapping[str, Any]) -> str:
    content = operation.get("requestBody", {}).get("content", {})
    names = [str(kind["schema"].get("$ref", "")).rpartition("/")[2] for kind in content.values()]
    return "".join(f"<li>body: JSON <code>{escape(name)}</code></li>" for name in names)


def metrics_text(node: NodeView, transfers: Sequence[TransferView]) -> str:
    """The node's figures in Prometheus' text format 0.0.4."""
    return "".join(f"{line}\n" for line in _metric_lines(node, transfers))


def _metric_lines(node: NodeView, transfers: Sequence[TransferView]) -> Iterator[str]:
    yield from _metric("shoal_info", "The running version.", {f'version="{node.version}"': 1})
    yield from _metric("shoal_peers", "Connected peers.", {"": node.peers})
    yield from _metric("shoal_dht_nodes", "Nodes in the routing table.", {"": node.dht_nodes})
    rates = {'direction="down"': node.rate_down, 'direction="up"': node.rate_up}
    yield from _metric("shoal_rate_bytes", "Bytes per second at this moment.", rates)
    states = Counter(row.state for row in transfers)
    counts = {f'state="{state.value}"': states[state] for state in TransferState}
    yield from _metric("shoal_transfers", "Transfers by state.", counts)
    stored = {"": sum(row.done for row in transfers if row.state is not TransferState.HASHING)}
    yield from _metric("shoal_stored_bytes", "Verified bytes on disk.", stored)
    uploaded = {"": sum(row.uploaded for row in transfers)}
    yield from _metric("shoal_uploaded_bytes", "Bytes given by the transfers listed.", uploaded)


def _metric(name: str, text: str, values: Mapping[str, float]) -> Iterator[str]:
    yield f"# HELP {name} {text}"
    yield f"# TYPE {name} gauge"
    for labels, value in values.items():
        yield f"{name}{{{labels}}} {value!r}" if labels else f"{name} {value!r}"
