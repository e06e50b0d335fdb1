# docker build --build-arg VERSION=0.1.0 --build-arg REVISION="$(git rev-parse HEAD)" --tag examples-copier .
# It listens on 8080 as the user 1654, and writes to /data alone.
FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0.401-noble AS build
WORKDIR /source
ENV DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 CI=true

COPY Directory.Build.props Directory.Packages.props global.json BannedSymbols.txt ./
COPY src/Directory.Build.props src/
COPY src/Domain/Domain.csproj src/Domain/packages.lock.json src/Domain/
COPY src/Application/Application.csproj src/Application/packages.lock.json src/Application/
COPY src/Infrastructure/Infrastructure.csproj src/Infrastructure/packages.lock.json src/Infrastructure/
COPY src/Api/Api.csproj src/Api/packages.lock.json src/Api/
# amd64 or arm64: the processor that the image is for, whatever this one is.
ARG TARGETARCH
RUN dotnet restore src/Api --locked-mode --arch "$TARGETARCH" -p:PublishReadyToRun=true

COPY src/ src/
ARG VERSION=0.1.0
ARG REVISION=
# Compiled ahead, which saves time and memory at each start. Style is the business of .ci/run.
RUN dotnet publish src/Api --no-restore --configuration Release --arch "$TARGETARCH" --self-contained false --output /app \
        -p:PublishReadyToRun=true -p:UseAppHost=false -p:RunAnalyzers=false -p:Version="$VERSION" -p:SourceRevisionId="$REVISION" \
    && mkdir /data

FROM mcr.microsoft.com/dotnet/aspnet:10.0.12-noble-chiseled
ARG VERSION=0.1.0
ARG REVISION=
LABEL org.opencontainers.image.title="Examples Copier" \
      org.opencontainers.image.description="A GitHub App that keeps copied files current" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"

# Temporary files go to the only writable folder. Kubernetes swaps mounted secrets by a link, which only polling notices.
ENV ASPNETCORE_HTTP_PORTS=8080 \
    DOTNET_ENVIRONMENT=Production \
    DOTNET_EnableDiagnostics=0 \
    DOTNET_USE_POLLING_FILE_WATCHER=1 \
    TMPDIR=/data \
    Storage__ConnectionString="Data Source=/data/copier.db"

WORKDIR /app
COPY --from=build /app ./
COPY LICENSE ./
COPY --from=build --chown=1654:1654 /data /data
VOLUME /data
USER 1654:1654
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=6s --start-period=30s --retries=3 CMD ["dotnet", "/app/copier.dll", "health"]
ENTRYPOINT ["dotnet", "/app/copier.dll"]
CMD ["serve"]
