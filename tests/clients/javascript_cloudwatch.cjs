// CloudWatch with the AWS SDK for JavaScript v3, in AWS JSON as it speaks by itself and in Smithy
// RPC v2 CBOR as it may be told to: the same calls, the same answers.
'use strict';
const assert = require('node:assert/strict');
const { createRequire } = require('node:module');
const { test } = require('node:test');
const cloudwatch = require('@aws-sdk/client-cloudwatch');

// Of the client's own version, which may be another than that of its neighbours.
const ownRequire = createRequire(require.resolve('@aws-sdk/client-cloudwatch'));
const { AwsSmithyRpcV2CborProtocol } = ownRequire('@aws-sdk/core/protocols');

const NAMESPACE = 'JavaScript';

// A client that notes how it asks and is answered.
function clientOf(configuration) {
  const seen = [];
  const client = new cloudwatch.CloudWatchClient({ maxAttempts: 1, ...configuration });
  client.middlewareStack.add(
    (next) => async (call) => {
      const note = { path: call.request.path, headers: { ...call.request.headers } };
      seen.push(note);
      const result = await next(call);
      note.answer = result.response.headers;
      return result;
    },
    { step: 'deserialize', priority: 'low', name: 'note' });
  return { client, seen };
}

async function failure(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new assert.AssertionError({ message: 'the call did not fail' });
}

async function round(name, configuration) {
  const { client, seen } = clientOf(configuration);
  const send = (command) => client.send(command);
  const now = new Date();
  const metric = (MetricName, more) => ({ MetricName, Timestamp: now, Unit: 'Count', ...more });
  await send(new cloudwatch.PutMetricDataCommand({
    Namespace: NAMESPACE,
    MetricData: [
      metric(name, { Value: 1.5, Dimensions: [{ Name: 'Unit "&', Value: 'a<b' }] }),
      metric(`${name}-set`, {
        StatisticValues: { SampleCount: 2, Sum: 10, Minimum: -4, Maximum: 14 },
      }),
      metric(`${name}-list`, { Values: [1, 2.25, 1e-9], Counts: [1, 2, 3] }),
    ],
  }));
  const { Metrics } = await send(
    new cloudwatch.ListMetricsCommand({ Namespace: NAMESPACE, MetricName: name }));
  assert.deepEqual(Metrics, [{
    Namespace: NAMESPACE,
    MetricName: name,
    Dimensions: [{ Name: 'Unit "&', Value: 'a<b' }],
  }]);
  const { Datapoints } = await send(new cloudwatch.GetMetricStatisticsCommand({
    Namespace: NAMESPACE,
    MetricName: `${name}-set`,
    StartTime: new Date(now.getTime() - 3600e3),
    EndTime: new Date(now.getTime() + 3600e3),
    Period: 60,
    Statistics: ['Sum', 'Minimum', 'Maximum', 'SampleCount'],
  }));
  assert.equal(Datapoints.length, 1);
  assert.ok(Datapoints[0].Timestamp instanceof Date);
  assert.ok(Math.abs(Datapoints[0].Timestamp - now) <= 60e3);
  assert.deepEqual(
    [Datapoints[0].SampleCount, Datapoints[0].Sum, Datapoints[0].Minimum, Datapoints[0].Maximum],
    [2, 10, -4, 14]);

  await send(new cloudwatch.PutMetricAlarmCommand({
    AlarmName: name,
    Namespace: NAMESPACE,
    MetricName: name,
    Statistic: 'Maximum',
    Period: 60,
    EvaluationPeriods: 2,
    Threshold: 0.5,
    ComparisonOperator: 'GreaterThanThreshold',
    ActionsEnabled: false,
  }));
  const { MetricAlarms } = await send(
    new cloudwatch.DescribeAlarmsCommand({ AlarmNames: [name] }));
  assert.equal(MetricAlarms[0].Threshold, 0.5);
  assert.equal(MetricAlarms[0].EvaluationPeriods, 2);
  assert.equal(MetricAlarms[0].ActionsEnabled, false);
  assert.ok(MetricAlarms[0].StateUpdatedTimestamp instanceof Date);
  await send(new cloudwatch.DeleteAlarmsCommand({ AlarmNames: [name] }));

  const missing = await failure(send(
    new cloudwatch.SetAlarmStateCommand({ AlarmName: name, StateValue: 'OK', StateReason: 'x' })));
  assert.ok(missing instanceof cloudwatch.ResourceNotFound, missing.name);
  assert.equal(missing.$metadata.httpStatusCode, 404);
  const invalid = await failure(send(new cloudwatch.PutMetricDataCommand({
    Namespace: NAMESPACE,
    MetricData: [metric(name, { Values: [1], Counts: [1, 2] })],
  })));
  assert.ok(invalid instanceof cloudwatch.InvalidParameterValueException, invalid.name);
  assert.match(invalid.message, /MetricData\.member\.1\.Values/);
  const unknown = await failure(send(
    new cloudwatch.PutDashboardCommand({ DashboardName: 'd', DashboardBody: '{}' })));
  assert.match(JSON.stringify([unknown.message, unknown.name]), /PutDashboard|UnknownOperation/);

  // Beyond 10 KiB the SDK compresses the request, unless it is told not to.
  await send(new cloudwatch.PutMetricDataCommand({
    Namespace: NAMESPACE,
    MetricData: Array.from({ length: 500 }, (_, i) => metric(`${name}-${i}`, { Value: i })),
  }));
  assert.equal(seen.at(-1).headers['content-encoding'],
    configuration.disableRequestCompression ? undefined : 'gzip');
  const last = await send(
    new cloudwatch.ListMetricsCommand({ Namespace: NAMESPACE, MetricName: `${name}-499` }));
  assert.equal(last.Metrics.length, 1);
  return seen;
}

test('CloudWatch in AWS JSON', async () => {
  const seen = await round('json', {});
  for (const { path, answer } of seen) {
    assert.equal(path, '/');
    assert.equal(answer['content-type'], 'application/x-amz-json-1.0');
  }
});

test('CloudWatch in Smithy RPC v2 CBOR', async () => {
  // Where it compresses CBOR, the SDK (3.1163) goes on saying the length of what it compressed, and
  // every server waits for the rest.
  const seen = await round(
    'cbor', { protocol: AwsSmithyRpcV2CborProtocol, disableRequestCompression: true });
  for (const { path, headers, answer } of seen) {
    assert.match(path, /^\/service\/GraniteServiceVersion20100801\/operation\/\w+$/);
    assert.equal(headers['smithy-protocol'], 'rpc-v2-cbor');
    assert.equal(answer['smithy-protocol'], 'rpc-v2-cbor');
  }
});
