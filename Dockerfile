# Shortlist in a container: the pinned packages, the program, a user without rights.
# Without DATABASE_URL the embedded PostgreSQL keeps its data in the volume /data.

FROM python:3.13-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /source
# The pins first: this layer changes only when they do.
COPY requirements.lock ./
RUN python -m venv /opt/shortlist \
    && /opt/shortlist/bin/pip install --require-hashes -r requirements.lock
COPY LICENSE README.md pyproject.toml ./
COPY bot bot
COPY agent agent
COPY tools tools
COPY store store
COPY prompts prompts
RUN /opt/shortlist/bin/pip install --no-deps --no-build-isolation --no-index . \
    && /opt/shortlist/bin/python -m compileall -q /opt/shortlist/lib

FROM python:3.13-slim
RUN useradd --system --user-group --home-dir /data --shell /usr/sbin/nologin shortlist \
    && install -d -o shortlist -g shortlist -m 0700 /data
COPY --from=build /opt/shortlist /opt/shortlist
ENV PATH=/opt/shortlist/bin:$PATH XDG_DATA_HOME=/data PYTHONUNBUFFERED=1
USER shortlist
WORKDIR /data
VOLUME /data
HEALTHCHECK --interval=60s --timeout=30s --start-period=60s CMD ["shortlist", "doctor", "--json"]
ENTRYPOINT ["shortlist"]
CMD ["--help"]
