import type { Logger } from '../core/ports.js';
import type { Traces } from '../operations/index.js';
import { packageVersion } from '../package-root.js';
import type { Settings } from '../settings/index.js';
import { SettingsError } from './errors.js';

/** Traces that are sent, and their end: what waits is sent first. */
export interface OpenTraces extends Traces {
  close(): Promise<void>;
}

const PACKAGES = [
  '@opentelemetry/sdk-trace-base@2.12.1',
  '@opentelemetry/resources@2.12.1',
  '@opentelemetry/exporter-trace-otlp-http@0.223.1',
];

/** How long the end of the program waits for the last spans to be taken. */
const LAST_SPANS_MS = 3_000;

/**
 * Sends traces to a collector where the settings name one: the SDK is loaded only then. Its other variables (`OTEL_…`), such as
 * headers, name and sampler, are read by itself.
 *
 * @throws SettingsError when the SDK is not installed
 */
export async function openTraces(
  { otlpEndpoint }: Pick<Settings, 'otlpEndpoint'>,
  logger: Logger,
): Promise<OpenTraces | undefined> {
  if (otlpEndpoint === undefined) return undefined;
  const [sdk, resources, { OTLPTraceExporter }, { createTraces }] = await loaded();
  const exporter = new OTLPTraceExporter({ url: `${otlpEndpoint.replace(/\/$/, '')}/v1/traces` });
  let reached = true;
  const provider = new sdk.BasicTracerProvider({
    resource: resources
      .resourceFromAttributes({ 'service.name': 'policy-bot', 'service.version': packageVersion() })
      .merge(resources.detectResources({ detectors: [resources.envDetector] })),
    spanProcessors: [
      new sdk.BatchSpanProcessor({
        export: (spans, done) =>
          exporter.export(spans, (result) => {
            if (reached && result.error !== undefined)
              logger.warn(
                { err: result.error },
                'the collector does not take traces; they are lost until it does',
              );
            reached = result.error === undefined;
            done(result);
          }),
        forceFlush: () => exporter.forceFlush(),
        shutdown: () => exporter.shutdown(),
      }),
    ],
  });
  return {
    ...createTraces(provider.getTracer('policy-bot')),
    // A collector that is away neither holds up the end nor makes it a failure.
    close: () =>
      Promise.race([
        provider.shutdown().catch(() => undefined),
        new Promise<void>((resolve) => setTimeout(resolve, LAST_SPANS_MS).unref()),
      ]),
  };
}

function loaded() {
  return Promise.all([
    import('@opentelemetry/sdk-trace-base'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('../operations/traces.js'),
  ]).catch((error: unknown) => {
    if ((error as { code?: unknown }).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new SettingsError([
      {
        name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
        what: 'It is set, and the packages that send traces are not installed here.',
        fix: `Install them with "npm install ${PACKAGES.join(' ')}", or remove the setting.`,
      },
    ]);
  });
}
