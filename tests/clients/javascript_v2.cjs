// A full round with the AWS SDK for JavaScript v2, which does not read AWS_ENDPOINT_URL.
'use strict';
process.env.AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE = '1';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const AWS = require('aws-sdk');

const endpoint = process.env.AWS_ENDPOINT_URL;
const options = { endpoint, region: process.env.AWS_REGION, maxRetries: 0 };

async function failure(request) {
  try {
    await request.promise();
  } catch (error) {
    return error;
  }
  throw new assert.AssertionError({ message: 'the call did not fail' });
}

test('SQS: create, send, receive, delete, and a missing queue', async () => {
  const sqs = new AWS.SQS(options);
  const { QueueUrl } = await sqs.createQueue({ QueueName: 'v2-round' }).promise();
  assert.ok(QueueUrl.startsWith(`${endpoint}/`), QueueUrl);
  const sent = await sqs.sendMessage({
    QueueUrl,
    MessageBody: 'Grüße <&>',
    MessageAttributes: { Type: { DataType: 'String', StringValue: 'edit' } },
  }).promise();
  const { Messages } = await sqs.receiveMessage({
    QueueUrl,
    MessageAttributeNames: ['All'],
    WaitTimeSeconds: 1,
  }).promise();
  assert.equal(Messages.length, 1);
  assert.equal(Messages[0].MessageId, sent.MessageId);
  assert.equal(Messages[0].Body, 'Grüße <&>');
  assert.equal(Messages[0].MessageAttributes.Type.StringValue, 'edit');
  const { ReceiptHandle } = Messages[0];
  await sqs.deleteMessage({ QueueUrl, ReceiptHandle }).promise();
  await sqs.deleteQueue({ QueueUrl }).promise();

  const error = await failure(sqs.getQueueUrl({ QueueName: 'none-such' }));
  assert.equal(error.code, 'AWS.SimpleQueueService.NonExistentQueue');
  assert.equal(error.statusCode, 400);
});

test('DynamoDB: create, put, query, half a key', async () => {
  const TableName = 'v2-round';
  const dynamodb = new AWS.DynamoDB(options);
  await dynamodb.createTable({
    TableName,
    KeySchema: [
      { AttributeName: 'id', KeyType: 'HASH' },
      { AttributeName: 'at', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: [
      { AttributeName: 'id', AttributeType: 'S' },
      { AttributeName: 'at', AttributeType: 'N' },
    ],
    BillingMode: 'PAY_PER_REQUEST',
  }).promise();
  await dynamodb.waitFor(
    'tableExists', { TableName, $waiter: { delay: 1, maxAttempts: 30 } }).promise();
  // The document client checks each response's CRC32 if the server sends one.
  const documents = new AWS.DynamoDB.DocumentClient(options);
  const Item = { id: 'a', at: 1, nested: { list: [1, 'two', null, false] } };
  await documents.put({ TableName, Item }).promise();
  const found = await documents.query({
    TableName,
    KeyConditionExpression: 'id = :id AND #at >= :at',
    ExpressionAttributeNames: { '#at': 'at' },
    ExpressionAttributeValues: { ':id': 'a', ':at': 1 },
  }).promise();
  assert.deepEqual(found.Items, [Item]);
  const error = await failure(documents.get({ TableName, Key: { id: 'a' } }));
  assert.equal(error.code, 'ValidationException');
  assert.equal(error.message, 'The provided key element does not match the schema');
});

test('ECS: register, run, describe', async () => {
  const ecs = new AWS.ECS(options);
  const cluster = 'v2-round';
  await ecs.createCluster({ clusterName: cluster }).promise();
  await ecs.registerTaskDefinition({
    family: 'v2-round',
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    containerDefinitions: [{ name: 'main', image: 'example/main:1' }],
  }).promise();
  const { tasks } = await ecs.runTask({
    cluster,
    taskDefinition: 'v2-round',
    launchType: 'FARGATE',
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-0123456789abcdef0'] } },
  }).promise();
  const described = await ecs.describeTasks({ cluster, tasks: [tasks[0].taskArn] }).promise();
  assert.equal(described.tasks[0].taskArn, tasks[0].taskArn);
  const error = await failure(ecs.describeTasks({ cluster: 'none-such', tasks: ['x'] }));
  assert.equal(error.code, 'ClusterNotFoundException');
});

test('SES: send, and a sender that is not verified', async () => {
  const ses = new AWS.SES(options);
  for (const EmailAddress of ['hermes@example.com', 'john@example.com']) {
    await ses.verifyEmailIdentity({ EmailAddress }).promise();
  }
  const mail = {
    Source: 'hermes@example.com',
    Destination: { ToAddresses: ['john@example.com'] },
    Message: { Subject: { Data: 'Grüße' }, Body: { Text: { Data: 'Hello' } } },
  };
  const { MessageId } = await ses.sendEmail(mail).promise();
  assert.ok(MessageId);
  const error = await failure(ses.sendEmail({ ...mail, Source: 'stranger@example.org' }));
  assert.equal(error.code, 'MessageRejected');
});

test('STS: the account of a key that is not an account', async () => {
  const identity = await new AWS.STS(options).getCallerIdentity().promise();
  assert.equal(identity.Account, '000000000000');
});
