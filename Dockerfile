# The production jar in an image that runs as an ordinary user on a read-only root:
#   docker run --read-only --tmpfs /tmp -p 8080:8080 -e PORTAL_DATABASE_HOST=... kenpo-portal
# The database schema is brought up to date by the same image with the command "migrate".

FROM eclipse-temurin:25.0.3_9-jdk-noble AS build
RUN apt-get update \
 && apt-get install -y --no-install-recommends maven nodejs npm \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY . .
RUN mvn --batch-mode --no-transfer-progress package -Dmaven.test.skip=true

FROM eclipse-temurin:25.0.3_9-jre-noble
RUN apt-get update \
 && apt-get install -y --no-install-recommends curl libsodium23 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin kenpo
WORKDIR /opt/kenpo-portal
COPY --from=build /build/bin/portal.jar bin/
COPY --from=build /build/conf conf/
COPY --from=build /build/LICENSE /build/NOTICE ./

# In a container the outside of the network interface is the container's, not the world.
ENV PORTAL_MEMBER_ADDRESS=0.0.0.0 \
    PORTAL_MANAGEMENT_ADDRESS=0.0.0.0
USER 10001
EXPOSE 8080 9090
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 CMD curl -fsS -o /dev/null http://127.0.0.1:9090/livez
ENTRYPOINT ["java", "-XX:+UseParallelGC", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-jar", "bin/portal.jar"]
CMD ["start"]
