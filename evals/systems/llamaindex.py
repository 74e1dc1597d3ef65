"""LlamaIndex baseline: as its starter tutorial sets it up, on Chroma, with our embedding model."""

from __future__ import annotations

from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from corpus.model.span import Span
from evals.systems.system import SystemAnswer
from index.search.embed import EMBEDDING_BATCH, model_place
from index.store.chroma_client import connect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from llama_index.core import VectorStoreIndex
    from llama_index.core.schema import BaseNode, NodeWithScore

    from corpus.model.document import Document
    from evals.metrics.characters import DocumentSpan

CITED_FROM = 2  # passages: the default of similarity_top_k
OVERLAP = 20  # tokens: LlamaIndex's DEFAULT_CHUNK_OVERLAP, for passages not of its default size


@dataclass(frozen=True, slots=True)
class OffsetCounts:
    """Counts of passages, and of those whose text is not at the offsets they claim."""

    passages: int
    astray: int


@dataclass(frozen=True, slots=True)
class LlamaIndex:
    """`SentenceSplitter`, `VectorStoreIndex` on Chroma, and the chunking of `CitationQueryEngine`.

    Without a language model its answer is all that a model would be given to cite: the chunks that
    `CitationQueryEngine` makes of the top two passages. Its confidence is the best similarity.
    """

    library: VectorStoreIndex
    texts: Mapping[str, str]
    passages: tuple[DocumentSpan, ...]
    offsets: OffsetCounts
    name: str = "LlamaIndex"

    def find(self, question: str, *, top: int) -> Sequence[DocumentSpan]:
        """The retriever's passages at their own offsets; those without offsets are dropped."""
        spans = (_claimed_span(hit.node) for hit in self._retrieve(question, top, None))
        return [place for place in spans if place is not None]

    def answer(self, question: str, *, source: str | None = None) -> SystemAnswer:
        """The chunks to cite, 512 tokens at most each, and the similarity of the first passage.

        A chunk has no offsets, so its text is searched for in the passage it was cut from.
        """
        # Imported here, since it takes seconds.
        from llama_index.core.llms import MockLLM  # noqa: PLC0415
        from llama_index.core.query_engine import CitationQueryEngine  # noqa: PLC0415

        engine = CitationQueryEngine(self.library.as_retriever(), llm=MockLLM())
        hits = self._retrieve(question, CITED_FROM, source)
        quotes: list[DocumentSpan] = []
        for hit in hits:
            # LlamaIndex's chunking, passage by passage, since a chunk does not name its passage.
            parts = engine._create_citation_nodes([hit])  # noqa: SLF001
            parent = _claimed_span(hit.node)
            if parent is not None:
                document, within = parent
                texts = (_without_label(part.node.get_content()) for part in parts)
                quotes += [
                    (document, span) for span in _search_chunks(self.texts[document], within, texts)
                ]
        return SystemAnswer(tuple(quotes), hits[0].score if hits else None)

    def _retrieve(self, question: str, top: int, source: str | None) -> list[NodeWithScore]:
        from llama_index.core.vector_stores import MetadataFilter, MetadataFilters  # noqa: PLC0415

        only = MetadataFilters(filters=[MetadataFilter(key="document_id", value=source)])
        retriever = self.library.as_retriever(
            similarity_top_k=top, filters=None if source is None else only
        )
        return retriever.retrieve(question)


@contextmanager
def llama_index(
    documents: Sequence[Document], *, max_tokens: int | None = None
) -> Iterator[LlamaIndex]:
    """Build LlamaIndex over the documents; passages of `max_tokens`, or of the default size.

    The default is 1,024 tokens with 200 of overlap (llama-index-core 0.14), of which the model
    reads 256. A title is added as metadata, which LlamaIndex embeds with each passage.
    """
    from llama_index.core import StorageContext, VectorStoreIndex  # noqa: PLC0415
    from llama_index.embeddings.huggingface import HuggingFaceEmbedding  # noqa: PLC0415
    from llama_index.vector_stores.chroma import ChromaVectorStore  # noqa: PLC0415

    texts = {document.id: document.text for document in documents}
    nodes = _make_nodes(documents, max_tokens)
    model = HuggingFaceEmbedding(model_place(), embed_batch_size=EMBEDDING_BATCH, device="cpu")
    with TemporaryDirectory() as folder, closing(connect(Path(folder), None)) as client:
        vectors = ChromaVectorStore(client.get_or_create_collection("passages"))
        library = VectorStoreIndex(
            nodes,
            storage_context=StorageContext.from_defaults(vector_store=vectors),
            embed_model=model,
        )
        name = "LlamaIndex" if max_tokens is None else f"LlamaIndex, {max_tokens}-token passages"
        astray = sum(not _is_at_claimed_span(node, texts) for node in nodes)
        places = tuple(place for node in nodes if (place := _claimed_span(node)) is not None)
        yield LlamaIndex(library, texts, places, OffsetCounts(len(nodes), astray), name)


def _make_nodes(documents: Sequence[Document], max_tokens: int | None) -> list[BaseNode]:
    from llama_index.core import Document as Loaded  # noqa: PLC0415
    from llama_index.core.node_parser import SentenceSplitter  # noqa: PLC0415

    splitter = (
        SentenceSplitter()
        if max_tokens is None
        else SentenceSplitter(chunk_size=max_tokens, chunk_overlap=OVERLAP)
    )
    loaded = [
        Loaded(
            id_=document.id,
            text=document.text,
            metadata={"title": title} if (title := document.provenance.title) else {},
        )
        for document in documents
    ]
    return splitter.get_nodes_from_documents(loaded)


def _claimed_span(node: BaseNode) -> DocumentSpan | None:
    """The span that the node claims; None when it has no offsets."""
    document, start, end = node.ref_doc_id, _offset(node, "start"), _offset(node, "end")
    if document is None or start is None or end is None:
        return None
    return (document, Span(start, end))


def _offset(node: BaseNode, which: str) -> int | None:
    offset = getattr(node, f"{which}_char_idx", None)
    return offset if isinstance(offset, int) else None


def _is_at_claimed_span(node: BaseNode, texts: Mapping[str, str]) -> bool:
    """Whether the node's text is at the offsets it claims."""
    place = _claimed_span(node)
    return place is not None and place[1].of(texts[place[0]]) == node.get_content()


def _without_label(text: str) -> str:
    """The chunk without the line "Source 1:" before it."""
    return text.partition("\n")[2]


def _search_chunks(text: str, within: Span, parts: Iterable[str]) -> Iterator[Span]:
    """Search the chunks of a passage in order, each after the start of the one before."""
    start = within.start
    for part in parts:
        chunk = part.strip()
        offset = text.find(chunk, start, within.end)
        if chunk and offset >= 0:
            yield Span(offset, offset + len(chunk))
            start = offset + 1
