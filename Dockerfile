# syntax=docker/dockerfile:1
# The desk in a container: docs/operations.md says how to build and run it.

FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY bench/package.json ./bench/
# Optional packages send traces and serve TEAMS_SDK=agents-hosting: --build-arg OMIT= takes them in.
ARG OMIT=--omit=optional
# No script of a package runs: from Node.js 22 on the SQLite driver needs no compiler.
RUN npm ci --omit=dev $OMIT --ignore-scripts
COPY . .
# Compiles, and indexes the shipped content beside the code, where every start finds it.
RUN npm run prepare
# What is installed, and nothing else: npm counts packages for development that are left out as missing.
RUN npm pkg delete devDependencies --workspaces --include-workspace-root && npm sbom --sbom-format=cyclonedx > sbom.json
# What the builder alone could read would not be there for the user that the image runs as.
RUN mkdir data && chmod -R a+rX package.json sbom.json LICENSE dist models adapters/web/assets schema shelf content

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 POLICY_BOT_HEALTH_PORT=9464
WORKDIR /app
COPY --from=build /app/package.json /app/sbom.json /app/LICENSE ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/models ./models
COPY --from=build /app/adapters/web/assets ./adapters/web/assets
COPY --from=build /app/schema ./schema
COPY --from=build /app/shelf ./shelf
COPY --from=build /app/content ./content
COPY --from=build --chown=node:node /app/data ./data
USER node
VOLUME ["/app/data"]
# Slack over HTTP, the pages, Teams, health and figures.
EXPOSE 3000 3080 3978 9464
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:9464/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--max-semi-space-size=4", "dist/src/cli/main.js"]
CMD ["start"]
