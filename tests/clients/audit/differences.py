"""What Backlot is known to answer otherwise than botocore's models say, and why."""

# An optional string or list that is empty counts as not given.
EMPTY_IS_ABSENT = (
    "cloudwatch.GetMetricStatistics: Statistics too few",
    "cloudwatch.PutMetricAlarm: MetricName too short",
    "cloudwatch.PutMetricAlarm: Namespace too short",
    "logs.FilterLogEvents: logStreamNames too few",
)

# A call of SQS that names no queue is one of a queue that does not exist.
NO_QUEUE = tuple(
    f"sqs.{operation}: QueueUrl left out"
    for operation in (
        "AddPermission",
        "ChangeMessageVisibility",
        "ChangeMessageVisibilityBatch",
        "DeleteMessage",
        "DeleteMessageBatch",
        "DeleteQueue",
        "GetQueueAttributes",
        "ListDeadLetterSourceQueues",
        "ListQueueTags",
        "PurgeQueue",
        "ReceiveMessage",
        "RemovePermission",
        "SendMessage",
        "SendMessageBatch",
        "SetQueueAttributes",
        "TagQueue",
        "UntagQueue",
    )
)

# An entry of a batch that lacks something fails alone, as AWS was seen to do; one that lacks its
# data type is told of its value.
ENTRIES_FAIL_ALONE = (
    "sqs.ChangeMessageVisibilityBatch: Entries[].ReceiptHandle left out",
    "sqs.DeleteMessageBatch: Entries[].ReceiptHandle left out",
    "sqs.SendMessage: MessageAttributes{}.DataType left out",
    "sqs.SendMessage: MessageSystemAttributes{}.DataType left out",
    "sqs.SendMessageBatch: Entries[].MessageAttributes{}.DataType left out",
    "sqs.SendMessageBatch: Entries[].MessageBody left out",
    "sqs.SendMessageBatch: Entries[].MessageSystemAttributes{}.DataType left out",
)

# AWS's own words, which name no member: `Container list cannot be empty.`, or which name an entry.
OWN_WORDS = (
    "dynamodb.CreateTable: TableClass of no enumeration",
    *(
        f"dynamodb.{operation}: ResourceArn {change}"
        for operation in ("ListTagsOfResource", "TagResource", "UntagResource")
        for change in ("left out", "too long", "too short")
    ),
    "dynamodb.TagResource: Tags left out",
    "dynamodb.UntagResource: TagKeys left out",
    "dynamodb.UntagResource: TagKeys[] too long",
    "dynamodb.UntagResource: TagKeys[] too short",
    "dynamodb.UpdateTable: TableClass of no enumeration",
    "ecs.RegisterTaskDefinition: containerDefinitions left out",
    "sqs.ChangeMessageVisibilityBatch: Entries left out",
    "sqs.DeleteMessageBatch: Entries left out",
    "sqs.SendMessageBatch: Entries left out",
)

# The models that they were found with.
BOTO3 = "1.44.8"

DIFFERENCES = EMPTY_IS_ABSENT + NO_QUEUE + ENTRIES_FAIL_ALONE + OWN_WORDS
