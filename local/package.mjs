// `npm run package`: the artefacts for AWS and AWS China, made and checked without network.
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { CelEngine, TemplateFile } from '@aws/cloudformation-validate';
import { buildProject } from './build-functions.mjs';

const root = process.cwd();
const out = join(root, '.serverless');
const templates = ['cloudformation-template-create-stack.json', 'cloudformation-template-update-stack.json'];
const targets = [
  { region: 'cn-northwest-1', partition: 'aws-cn', urlSuffix: 'amazonaws.com.cn' },
  { region: 'ap-southeast-1', partition: 'aws', urlSuffix: 'amazonaws.com' },
];

/** @param {number} bytes */
const kilobytes = (bytes) => `${Math.ceil(bytes / 1024)} KB`;

const packageOffline = () => {
  const cli = createRequire(import.meta.url).resolve('serverless/bin/serverless.js');
  const { status } = spawnSync(process.execPath, [cli, 'package', ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    // Nothing may ask the network: neither for credentials nor for news of the tool.
    env: {
      ...process.env,
      AWS_EC2_METADATA_DISABLED: 'true',
      SLS_NOTIFICATIONS_MODE: 'off',
      SLS_TELEMETRY_DISABLED: '1',
    },
  });
  if (status !== 0) throw new Error(`osls package ended with ${status}`);
};

/**
 * What stands against a template in one region: errors alone, advice is not a fault.
 * @param {import('@aws/cloudformation-validate').Engine} engine
 * @param {string} file
 * @param {typeof targets[number]} target
 */
const faultsOf = (engine, file, { region, partition, urlSuffix }) => {
  const report = engine.validateStandard(new TemplateFile(join(out, file)), {
    pseudoParameterOverrides: { region, partition, urlSuffix },
  });
  if (report.status !== 'OK') return [`${file} in ${region}: the validator ended with ${report.status}`];
  return report.diagnostics
    .filter(({ severity }) => severity === 'FATAL' || severity === 'ERROR')
    .map(
      ({ ruleId, message, entity }) =>
        `${file} in ${region}: ${ruleId} ${entity?.logicalId ?? ''} ${message}`,
    );
};

const run = async () => {
  const bundles = await buildProject(root);
  packageOffline();

  const engine = new CelEngine();
  const faults = templates.flatMap((file) => targets.flatMap((target) => faultsOf(engine, file, target)));
  engine.free();
  for (const file of templates) {
    if (readFileSync(join(out, file), 'utf8').includes('arn:aws:'))
      faults.push(`${file} names a partition (arn:aws:)`);
  }

  console.log('lambda         bundle   artefact');
  for (const { name, bytes } of bundles) {
    const zip = statSync(join(out, `${name}.zip`)).size;
    console.log(`${name.padEnd(12)} ${kilobytes(bytes).padStart(8)} ${kilobytes(zip).padStart(10)}`);
  }
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
  else
    console.log(
      `template holds for ${targets.map(({ region }) => region).join(' and ')}; no partition is written in it`,
    );
};

run().catch((cause) => {
  console.error(cause instanceof Error ? cause.message : cause);
  process.exitCode = 1;
});
