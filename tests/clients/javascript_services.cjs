// What the Webordinary services do with the AWS SDK for JavaScript v3, on a server whose time runs
// fast: batches with their MD5s checked by the SDK, the document client, tasks, mail.
'use strict';
const assert = require('node:assert/strict');
const crypto = require('node:crypto');
const { test } = require('node:test');
const dynamodb = require('@aws-sdk/client-dynamodb');
const documents = require('@aws-sdk/lib-dynamodb');
const ecs = require('@aws-sdk/client-ecs');
const ses = require('@aws-sdk/client-ses');
const sesv2 = require('@aws-sdk/client-sesv2');
const sqs = require('@aws-sdk/client-sqs');

const endpoint = process.env.AWS_ENDPOINT_URL;
const sqsClient = new sqs.SQSClient({});

async function failure(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new assert.AssertionError({ message: 'the call did not fail' });
}

async function queue(QueueName) {
  // A visibility timeout that fast time does not outrun.
  const Attributes = { VisibilityTimeout: '43200' };
  return (await sqsClient.send(new sqs.CreateQueueCommand({ QueueName, Attributes }))).QueueUrl;
}

// Asks until there is something: 20 seconds of the server's time are a moment here.
async function poll(QueueUrl) {
  for (;;) {
    const { Messages } = await sqsClient.send(
      new sqs.ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
    if (Messages) return Messages;
  }
}

async function received(QueueUrl) {
  const input = { QueueUrl, MaxNumberOfMessages: 10, MessageSystemAttributeNames: ['All'] };
  return (await sqsClient.send(new sqs.ReceiveMessageCommand(input))).Messages ?? [];
}

test('SQS: a batch, with the MD5 of each message', async () => {
  const QueueUrl = await queue('v3-batch');
  const bodies = ['Grüße <&>', JSON.stringify({ type: 'edit', n: 1 }), '\u{1F600}\n'];
  const Entries = bodies.map((MessageBody, n) => ({
    Id: `m${n}`,
    MessageBody,
    MessageAttributes: { Type: { DataType: 'String', StringValue: 'edit' } },
  }));
  Entries.push({ Id: 'bad', MessageBody: 'x', DelaySeconds: 901 });
  const sent = await sqsClient.send(new sqs.SendMessageBatchCommand({ QueueUrl, Entries }));
  assert.deepEqual(sent.Successful.map((entry) => entry.Id), ['m0', 'm1', 'm2']);
  sent.Successful.forEach((entry, n) => {
    const md5 = crypto.createHash('md5').update(bodies[n]).digest('hex');
    assert.equal(entry.MD5OfMessageBody, md5);
  });
  assert.deepEqual(sent.Failed.map((entry) => [entry.Id, entry.Code, entry.SenderFault]),
    [['bad', 'InvalidParameterValue', true]]);
  const messages = await received(QueueUrl);
  assert.deepEqual(messages.map((message) => message.Body), bodies);
  const handles = messages.map(({ ReceiptHandle }, n) => ({ Id: String(n), ReceiptHandle }));
  const shown = await sqsClient.send(new sqs.ChangeMessageVisibilityBatchCommand({
    QueueUrl,
    Entries: handles.map((entry) => ({ ...entry, VisibilityTimeout: 0 })),
  }));
  assert.equal(shown.Successful.length, 3);
  const again = await received(QueueUrl);
  assert.deepEqual(again.map((message) => message.Attributes.ApproximateReceiveCount),
    ['2', '2', '2']);
  const deleted = await sqsClient.send(new sqs.DeleteMessageBatchCommand({
    QueueUrl,
    Entries: again.map(({ ReceiptHandle }, n) => ({ Id: String(n), ReceiptHandle })),
  }));
  assert.equal(deleted.Successful.length, 3);
  const error = await failure(sqsClient.send(
    new sqs.SendMessageBatchCommand({ QueueUrl, Entries: [Entries[0], Entries[0]] })));
  assert.ok(error instanceof sqs.BatchEntryIdsNotDistinct, String(error));
});

test('SQS: a long poll is answered when a message comes, and ends when it is given up', async () => {
  const QueueUrl = await queue('v3-poll');
  const polled = poll(QueueUrl);
  await sqsClient.send(new sqs.SendMessageCommand({ QueueUrl, MessageBody: 'now' }));
  assert.equal((await polled)[0].Body, 'now');
  const abort = new AbortController();
  const given = sqsClient.send(new sqs.ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }),
    { abortSignal: abort.signal });
  abort.abort();
  assert.equal((await failure(given)).name, 'AbortError');
  await sqsClient.send(new sqs.SendMessageCommand({ QueueUrl, MessageBody: 'later' }));
  assert.deepEqual((await received(QueueUrl)).map((message) => message.Body), ['later']);
});

test('SQS: pages, tags, a dead-letter queue, purge', async () => {
  const [dlq, source] = [await queue('v3-page-dlq'), await queue('v3-page-source')];
  const deadLetterTargetArn = 'arn:aws:sqs:us-west-2:000000000000:v3-page-dlq';
  await sqsClient.send(new sqs.SetQueueAttributesCommand({
    QueueUrl: source,
    Attributes: { RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 3 }) },
  }));
  const urls = [];
  const pages = sqs.paginateListQueues(
    { client: sqsClient, pageSize: 1 }, { QueueNamePrefix: 'v3-page-' });
  for await (const page of pages) urls.push(...page.QueueUrls);
  assert.deepEqual(urls.sort(), [dlq, source].sort());
  await sqsClient.send(new sqs.TagQueueCommand({ QueueUrl: source, Tags: { team: 'edit' } }));
  const tags = await sqsClient.send(new sqs.ListQueueTagsCommand({ QueueUrl: source }));
  assert.deepEqual(tags.Tags, { team: 'edit' });
  await sqsClient.send(new sqs.PurgeQueueCommand({ QueueUrl: source }));
  const missing = await failure(sqsClient.send(
    new sqs.StartMessageMoveTaskCommand({ SourceArn: `${deadLetterTargetArn}-none` })));
  assert.equal(missing.name, 'ResourceNotFoundException');
});

test('DynamoDB: the document client', async () => {
  const client = new dynamodb.DynamoDBClient({});
  const table = documents.DynamoDBDocumentClient.from(
    client, { marshallOptions: { removeUndefinedValues: true } });
  const TableName = 'v3-documents';
  await client.send(new dynamodb.CreateTableCommand({
    TableName,
    KeySchema: [
      { AttributeName: 'containerId', KeyType: 'HASH' },
      { AttributeName: 'createdAt', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: [
      { AttributeName: 'containerId', AttributeType: 'S' },
      { AttributeName: 'createdAt', AttributeType: 'N' },
    ],
    BillingMode: 'PAY_PER_REQUEST',
  }));
  await dynamodb.waitUntilTableExists(
    { client, maxWaitTime: 30, minDelay: 1, maxDelay: 1 }, { TableName });
  const Item = {
    containerId: 'a-b-c',
    createdAt: 1767603600000,
    status: 'active',
    tree: { list: [1, 'x', null, true, { deep: [] }], empty: '' },
    tags: new Set(['x', 'y']),
    bytes: new Uint8Array([0, 255]),
    nothing: undefined,
  };
  await table.send(new documents.PutCommand({ TableName, Item }));
  const Key = { containerId: Item.containerId, createdAt: Item.createdAt };
  const { nothing, ...kept } = Item;
  assert.deepEqual((await table.send(new documents.GetCommand({ TableName, Key }))).Item, kept);
  const updated = await table.send(new documents.UpdateCommand({
    TableName,
    Key,
    UpdateExpression: 'SET #s = :s, tree.#l[0] = :n ADD visits :one',
    ConditionExpression: '#s = :old',
    ExpressionAttributeNames: { '#s': 'status', '#l': 'list' },
    ExpressionAttributeValues: { ':s': 'idle', ':old': 'active', ':n': 2, ':one': 1 },
    ReturnValues: 'ALL_NEW',
  }));
  assert.equal(updated.Attributes.status, 'idle');
  assert.equal(updated.Attributes.tree.list[0], 2);
  assert.equal(updated.Attributes.visits, 1);
  const error = await failure(table.send(new documents.PutCommand({
    TableName,
    Item: Key,
    ConditionExpression: 'attribute_not_exists(containerId)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  })));
  assert.ok(error instanceof dynamodb.ConditionalCheckFailedException, String(error));
  assert.equal(error.Item.status.S, 'idle');
  for (let n = 0; n < 5; n += 1) {
    await table.send(new documents.PutCommand({
      TableName, Item: { containerId: 'pages', createdAt: n },
    }));
  }
  const found = [];
  const pages = documents.paginateQuery({ client: table, pageSize: 2 }, {
    TableName,
    KeyConditionExpression: 'containerId = :id',
    ExpressionAttributeValues: { ':id': 'pages' },
  });
  for await (const page of pages) found.push(...page.Items.map((item) => item.createdAt));
  assert.deepEqual(found, [0, 1, 2, 3, 4]);
  const cancelled = await failure(table.send(new documents.TransactWriteCommand({
    TransactItems: [
      { Delete: { TableName, Key } },
      { ConditionCheck: {
        TableName, Key: { ...Key, createdAt: 7 }, ConditionExpression: 'attribute_exists(createdAt)',
      } },
    ],
  })));
  assert.equal(cancelled.name, 'TransactionCanceledException');
  assert.deepEqual(cancelled.CancellationReasons.map((reason) => reason.Code),
    ['None', 'ConditionalCheckFailed']);
  await table.send(new documents.DeleteCommand({ TableName, Key }));
  assert.equal((await table.send(new documents.GetCommand({ TableName, Key }))).Item, undefined);
});

test('ECS: a task until it runs, and until it is stopped', async () => {
  const client = new ecs.ECSClient({});
  const cluster = 'v3-tasks';
  await client.send(new ecs.CreateClusterCommand({ clusterName: cluster }));
  const capacityProviders = ['FARGATE', 'FARGATE_SPOT'];
  const { cluster: associated } = await client.send(new ecs.PutClusterCapacityProvidersCommand({
    cluster, capacityProviders, defaultCapacityProviderStrategy: [],
  }));
  assert.deepEqual(associated.capacityProviders, capacityProviders);
  const environment = Object.entries({
    EMAIL_QUEUE_URL: `${endpoint}/000000000000/mail`,
    CLUSTER: 'none',
    TASK_DEFINITION: 'none',
    CONTAINER_NAME: 'none',
    AUTO_SHUTDOWN_MINUTES: '20',
    MAIL_FROM: 'hermes@edit.test',
    MAIL_DOMAIN: 'edit.test',
  }).map(([name, value]) => ({ name, value }));
  await client.send(new ecs.RegisterTaskDefinitionCommand({
    family: 'v3-tasks',
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    containerDefinitions: [{ name: 'main', image: 'example/main:1', environment }],
  }));
  const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-0123456789abcdef0'] } };
  const { tasks: [{ taskArn }] } = await client.send(new ecs.RunTaskCommand({
    cluster, taskDefinition: 'v3-tasks', launchType: 'FARGATE', networkConfiguration,
  }));
  const waiting = { client, maxWaitTime: 30, minDelay: 1, maxDelay: 1 };
  const named = { cluster, tasks: [taskArn] };
  assert.equal((await ecs.waitUntilTasksRunning(waiting, named)).state, 'SUCCESS');
  await client.send(new ecs.StopTaskCommand({ cluster, task: taskArn, reason: 'over' }));
  assert.equal((await ecs.waitUntilTasksStopped(waiting, named)).state, 'SUCCESS');
  const { tasks: [stopped] } = await client.send(new ecs.DescribeTasksCommand(named));
  assert.equal(stopped.stoppedReason, 'over');
  assert.equal(stopped.stopCode, 'UserInitiated');
  const error = await failure(client.send(
    new ecs.RunTaskCommand({ cluster, taskDefinition: 'none', networkConfiguration })));
  assert.ok(error instanceof ecs.ClientException, String(error));
  assert.equal(error.message, 'TaskDefinition not found.');
  const kept = await client.send(
    new ecs.DeleteTaskDefinitionsCommand({ taskDefinitions: ['v3-tasks:1'] }));
  assert.match(kept.failures[0].reason, /still in ACTIVE status/);
});

test('SES: raw mail that stays in its thread, by v1 and by v2', async () => {
  const v1 = new ses.SESClient({});
  const v2 = new sesv2.SESv2Client({});
  const [sender, john] = ['hermes@v3-round.test', 'john@v3-round.test'];
  await v1.send(new ses.VerifyEmailIdentityCommand({ EmailAddress: sender }));
  const made = await v2.send(new sesv2.CreateEmailIdentityCommand({ EmailIdentity: john }));
  assert.equal(made.IdentityType, 'EMAIL_ADDRESS');
  const Data = Buffer.from(
    `From: ${sender}\r\nTo: ${john}\r\nSubject: Re: hours\r\nIn-Reply-To: <a@b.test>\r\n\r\nHi\r\n`);
  const first = await v1.send(new ses.SendRawEmailCommand({ RawMessage: { Data } }));
  const second = await v2.send(new sesv2.SendEmailCommand({ Content: { Raw: { Data } } }));
  const mail = await (await fetch(`${endpoint}/_backlot/mail`)).json();
  for (const { MessageId } of [first, second]) {
    assert.equal(mail.mail.filter((each) => each.raw.includes(MessageId)).length, 1);
  }
  const stranger = { FromEmailAddress: 'stranger@none.test', Content: { Raw: { Data } } };
  const error = await failure(v2.send(new sesv2.SendEmailCommand(stranger)));
  assert.ok(error instanceof sesv2.MessageRejected, String(error));
  const missing = await failure(
    v2.send(new sesv2.GetEmailIdentityCommand({ EmailIdentity: 'none.test' })));
  assert.ok(missing instanceof sesv2.NotFoundException, String(missing));
});

test('SES: templates, by v1 and by v2', async () => {
  const v1 = new ses.SESClient({});
  const v2 = new sesv2.SESv2Client({});
  const [sender, john] = ['templates@v3-round.test', 'reader@v3-round.test'];
  for (const EmailAddress of [sender, john]) {
    await v1.send(new ses.VerifyEmailIdentityCommand({ EmailAddress }));
  }
  const Template = {
    TemplateName: 'v3-template',
    SubjectPart: 'Grüße, {{contact.name}}',
    TextPart: '{{#each items}}{{@index}}: {{this}}\n{{else}}nothing{{/each}}',
  };
  await v1.send(new ses.CreateTemplateCommand({ Template }));
  const { TemplateContent } = await v2.send(
    new sesv2.GetEmailTemplateCommand({ TemplateName: 'v3-template' }));
  assert.deepEqual(TemplateContent, { Subject: Template.SubjectPart, Text: Template.TextPart });
  const data = JSON.stringify({ contact: { name: 'Jo' }, items: ['a', 'b'] });
  await v2.send(new sesv2.CreateConfigurationSetCommand({ ConfigurationSetName: 'v3-set' }));
  const first = await v1.send(new ses.SendTemplatedEmailCommand({
    Source: sender,
    Destination: { ToAddresses: [john] },
    Template: 'v3-template',
    TemplateData: data,
    ConfigurationSetName: 'v3-set',
  }));
  const second = await v2.send(new sesv2.SendEmailCommand({
    FromEmailAddress: sender,
    Destination: { ToAddresses: [john] },
    Content: { Template: { TemplateName: 'v3-template', TemplateData: data } },
  }));
  const mail = await (await fetch(`${endpoint}/_backlot/mail`)).json();
  for (const { MessageId } of [first, second]) {
    const [found] = mail.mail.filter((each) => each.raw.includes(MessageId));
    assert.match(found.raw, /0: a\r\n1: b/);
  }
  const missing = await failure(v1.send(new ses.TestRenderTemplateCommand({
    TemplateName: 'v3-template', TemplateData: '{}',
  })));
  assert.ok(missing instanceof ses.MissingRenderingAttributeException, String(missing));
  assert.equal(missing.message,
    "Attribute 'contact.name' is not present in the rendering data.");
  const none = await failure(
    v2.send(new sesv2.GetConfigurationSetCommand({ ConfigurationSetName: 'none' })));
  assert.ok(none instanceof sesv2.NotFoundException, String(none));
});
