# syntax=docker/dockerfile:1
# Builds and runs EcommerceDashboard. Data (embedded database, keys) lives in /data: mount a volume there.
#   docker build -t ecommerce-dashboard . && docker run -p 127.0.0.1:8080:8080 -v dashboard:/data ecommerce-dashboard

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
# Project and lock files first: the restore layer is kept until a package changes.
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt ./
COPY EcommerceDashboard/EcommerceDashboard.csproj EcommerceDashboard/packages.lock.json EcommerceDashboard/
COPY EcommerceDashboard.EmbeddedMongo/EcommerceDashboard.EmbeddedMongo.csproj EcommerceDashboard.EmbeddedMongo/packages.lock.json EcommerceDashboard.EmbeddedMongo/
RUN dotnet restore EcommerceDashboard/EcommerceDashboard.csproj --locked-mode
COPY .editorconfig appsettings.json ./
COPY EcommerceDashboard/ EcommerceDashboard/
COPY EcommerceDashboard.EmbeddedMongo/ EcommerceDashboard.EmbeddedMongo/
RUN dotnet publish EcommerceDashboard/EcommerceDashboard.csproj --no-restore -c Release -o /app /p:UseAppHost=false

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS run
WORKDIR /app
COPY --from=build /app .
# Owned by the image's non-root user, so that a named volume mounted here is writable for it.
RUN mkdir /data && chown "$APP_UID" /data
USER $APP_UID
ENV URLS=http://+:8080 \
    EmbeddedMongo__DataFile=/data/dashboard.db \
    DataProtection__KeyFolder=/data/keys
EXPOSE 8080
VOLUME /data
# Ready = the database answers. bash, since the image has no HTTP client.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["dotnet", "EcommerceDashboard.dll"]
