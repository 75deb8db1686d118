# A small image that runs `courtier`, as a user without rights, on the files mounted at /work:
#   docker build --tag courtier .
#   docker run --rm --network none --volume "$PWD:/work:ro" courtier check .
# The locked dependencies are checked by hash. Pin the base by its digest in your own build:
# --build-arg BASE=python:3.13-slim@sha256:…
ARG BASE=python:3.13-slim
FROM ${BASE} AS made
WORKDIR /source
COPY . .
RUN COURTIER_SOURCE=/source COURTIER_VENV=/opt/courtier COURTIER_PYTHON=python3 \
    bash pipelines/install.sh \
    && /opt/courtier/bin/python -m pip --quiet uninstall --yes pip

FROM ${BASE}
LABEL org.opencontainers.image.title="courtier" org.opencontainers.image.licenses="MIT"
ENV PATH=/opt/courtier/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 LANG=C.UTF-8
COPY --from=made /opt/courtier /opt/courtier
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin courtier
USER 10001
WORKDIR /work
ENTRYPOINT ["courtier"]
CMD ["--help"]
