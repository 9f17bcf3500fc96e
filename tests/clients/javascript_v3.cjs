// A full round with the AWS SDK for JavaScript v3, which takes its endpoint from AWS_ENDPOINT_URL
// and sends what concerns a queue to the queue URL's own host.
'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const dynamodb = require('@aws-sdk/client-dynamodb');
const ecs = require('@aws-sdk/client-ecs');
const ses = require('@aws-sdk/client-ses');
const sesv2 = require('@aws-sdk/client-sesv2');
const sqs = require('@aws-sdk/client-sqs');
const sts = require('@aws-sdk/client-sts');

const endpoint = process.env.AWS_ENDPOINT_URL;

async function failure(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new assert.AssertionError({ message: 'the call did not fail' });
}

test('SQS: create, send, receive, delete', async () => {
  const client = new sqs.SQSClient({});
  const send = (command) => client.send(command);
  const Attributes = { VisibilityTimeout: '300', ReceiveMessageWaitTimeSeconds: '20' };
  const { QueueUrl } = await send(
    new sqs.CreateQueueCommand({ QueueName: 'v3-round', Attributes }));
  assert.ok(QueueUrl.startsWith(`${endpoint}/`), QueueUrl);
  const MessageBody = JSON.stringify({ instruction: 'Grüße <&>', n: 1 });
  const sent = await send(new sqs.SendMessageCommand({
    QueueUrl,
    MessageBody,
    MessageAttributes: {
      Type: { DataType: 'String', StringValue: 'edit' },
      Blob: { DataType: 'Binary', BinaryValue: new Uint8Array([0, 255]) },
    },
  }));
  const { Messages } = await send(new sqs.ReceiveMessageCommand({
    QueueUrl,
    MessageAttributeNames: ['All'],
    MessageSystemAttributeNames: ['All'],
    WaitTimeSeconds: 20,
    VisibilityTimeout: 300,
  }));
  assert.equal(Messages.length, 1);
  assert.equal(Messages[0].MessageId, sent.MessageId);
  assert.equal(Messages[0].Body, MessageBody);
  assert.equal(Messages[0].MessageAttributes.Type.StringValue, 'edit');
  assert.deepEqual([...Messages[0].MessageAttributes.Blob.BinaryValue], [0, 255]);
  assert.equal(Messages[0].Attributes.ApproximateReceiveCount, '1');
  const { ReceiptHandle } = Messages[0];
  await send(new sqs.DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  const counts = await send(new sqs.GetQueueAttributesCommand({
    QueueUrl,
    AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
  }));
  assert.deepEqual(counts.Attributes, {
    ApproximateNumberOfMessages: '0',
    ApproximateNumberOfMessagesNotVisible: '0',
  });
  const batch = await send(new sqs.SendMessageBatchCommand({
    QueueUrl,
    Entries: [{ Id: 'a', MessageBody: 'one' }, { Id: 'b', MessageBody: 'two' }],
  }));
  assert.deepEqual(batch.Successful.map((entry) => entry.Id), ['a', 'b']);
  await send(new sqs.DeleteQueueCommand({ QueueUrl }));
});

test('SQS: a missing queue is QueueDoesNotExist', async () => {
  const client = new sqs.SQSClient({});
  const error = await failure(
    client.send(new sqs.GetQueueUrlCommand({ QueueName: 'none-such' })));
  assert.ok(error instanceof sqs.QueueDoesNotExist, String(error));
  assert.equal(error.name, 'QueueDoesNotExist');
  assert.equal(error.Code, 'AWS.SimpleQueueService.NonExistentQueue');
  assert.equal(error.$metadata.httpStatusCode, 400);
});

test('DynamoDB: create, put, query, half a key', async () => {
  const client = new dynamodb.DynamoDBClient({});
  const TableName = 'v3-round';
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
    containerId: { S: 'a' },
    createdAt: { N: '1' },
    data: { M: { list: { L: [{ NULL: true }, { BOOL: false }] }, set: { SS: ['x', 'y'] } } },
  };
  await client.send(new dynamodb.PutItemCommand({ TableName, Item }));
  const found = await client.send(new dynamodb.QueryCommand({
    TableName,
    KeyConditionExpression: '#id = :id',
    ExpressionAttributeNames: { '#id': 'containerId' },
    ExpressionAttributeValues: { ':id': { S: 'a' } },
  }));
  assert.deepEqual(found.Items, [Item]);
  const error = await failure(client.send(
    new dynamodb.GetItemCommand({ TableName, Key: { containerId: { S: 'a' } } })));
  assert.equal(error.name, 'ValidationException');
  assert.equal(error.message, 'The provided key element does not match the schema');
  assert.equal(error.$metadata.httpStatusCode, 400);
});

test('ECS: register, run, describe', async () => {
  const client = new ecs.ECSClient({});
  const cluster = 'v3-round';
  await client.send(new ecs.CreateClusterCommand({ clusterName: cluster }));
  const { taskDefinition } = await client.send(new ecs.RegisterTaskDefinitionCommand({
    family: 'v3-round',
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    containerDefinitions: [{ name: 'main', image: 'example/main:1' }],
  }));
  const { tasks, failures } = await client.send(new ecs.RunTaskCommand({
    cluster,
    taskDefinition: taskDefinition.taskDefinitionArn,
    launchType: 'FARGATE',
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-0123456789abcdef0'] } },
    overrides: { containerOverrides: [{ name: 'main', environment: [{ name: 'A', value: '1' }] }] },
  }));
  assert.deepEqual(failures, []);
  const described = await client.send(
    new ecs.DescribeTasksCommand({ cluster, tasks: [tasks[0].taskArn] }));
  assert.equal(described.tasks[0].taskArn, tasks[0].taskArn);
  assert.ok(described.tasks[0].createdAt instanceof Date);
  const error = await failure(
    client.send(new ecs.DescribeTasksCommand({ cluster: 'none-such', tasks: ['x'] })));
  assert.equal(error.name, 'ClusterNotFoundException');
});

test('SES: send by v1 and by v2', async () => {
  const v1 = new ses.SESClient({});
  for (const EmailAddress of ['hermes@example.com', 'john@example.com']) {
    await v1.send(new ses.VerifyEmailIdentityCommand({ EmailAddress }));
  }
  const Destination = { ToAddresses: ['john@example.com'] };
  const Message = { Subject: { Data: 'Grüße' }, Body: { Text: { Data: 'Hello' } } };
  const first = await v1.send(
    new ses.SendEmailCommand({ Source: 'hermes@example.com', Destination, Message }));
  const v2 = new sesv2.SESv2Client({});
  const second = await v2.send(new sesv2.SendEmailCommand({
    FromEmailAddress: 'hermes@example.com',
    Destination,
    Content: { Simple: Message },
  }));
  assert.ok(first.MessageId && second.MessageId && first.MessageId !== second.MessageId);
  const stranger = { Source: 'stranger@example.org', Destination, Message };
  const error = await failure(v1.send(new ses.SendEmailCommand(stranger)));
  assert.equal(error.name, 'MessageRejected');
});

test('STS: the account of a key that is not an account', async () => {
  const identity = await new sts.STSClient({}).send(new sts.GetCallerIdentityCommand({}));
  assert.equal(identity.Account, '000000000000');
});
