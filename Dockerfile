# docker build -t alliance-lint .
# docker run --rm --network none -v "$PWD":/work:ro alliance-lint contracts/
FROM python:3.12-slim AS build
WORKDIR /source
COPY . .
RUN pip wheel --no-cache-dir --no-deps --wheel-dir /wheels .

FROM python:3.12-slim
COPY --from=build /wheels /wheels
RUN pip install --no-cache-dir "$(echo /wheels/*.whl)[fast,doc]" && rm -r /wheels && useradd --create-home lint
USER lint
WORKDIR /work
ENTRYPOINT ["alliance-lint"]
CMD ["--help"]
