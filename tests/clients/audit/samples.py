"""Values that a model's shapes do not tell: names, ARNs and addresses that can be."""

import os

ENDPOINT = os.environ["AWS_ENDPOINT_URL"]
ACCOUNT = "000000000000"

# By service: values of members and of structures by name, and of whole requests by operation.
SAMPLES = {
    "sqs": {
        "QueueUrl": f"{ENDPOINT}/{ACCOUNT}/audit",
        "QueueName": "audit",
        "SourceArn": f"arn:aws:sqs:us-west-2:{ACCOUNT}:audit",
        "AWSAccountIds": ["123456789012"],
        "Actions": ["SendMessage"],
        "MessageAttributeValue": {"DataType": "String", "StringValue": "audit"},
        # A name that is deleted cannot be made again for a minute.
        "DeleteQueue": {"QueueUrl": f"{ENDPOINT}/{ACCOUNT}/gone"},
    },
    "dynamodb": {
        "TableName": "audit",
        "RequestItems.key": "audit",
        "BillingMode": "PAY_PER_REQUEST",
        "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
        "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
        "Key": {"id": {"S": "audit"}},
        "Item": {"id": {"S": "audit"}},
        "DeleteTable": {"TableName": "gone"},
    },
    "ses": {
        "RuleSetName": "audit",
        "Source": "a@audit.test",
        "Destination": {"ToAddresses": ["b@audit.test"]},
        "Body": {"Text": {"Data": "audit"}},
        "Template": {"TemplateName": "audit", "SubjectPart": "audit"},
        "TemplateData": "{}",
        "DefaultTemplateData": "{}",
        "DeleteReceiptRuleSet": {"RuleSetName": "gone"},
        "DeleteTemplate": {"TemplateName": "gone"},
        "DeleteConfigurationSet": {"ConfigurationSetName": "gone"},
    },
    "sesv2": {
        "EmailIdentity": "a@audit.test",
        "Destination": {"ToAddresses": ["b@audit.test"]},
        "EmailTemplateContent": {"Subject": "audit"},
        "TemplateData": "{}",
        "DeleteEmailTemplate": {"TemplateName": "gone"},
        "DeleteConfigurationSet": {"ConfigurationSetName": "gone"},
    },
    "sns": {
        "TopicArn": f"arn:aws:sns:us-west-2:{ACCOUNT}:audit",
        "DeleteTopic": {"TopicArn": f"arn:aws:sns:us-west-2:{ACCOUNT}:gone"},
    },
    "ecs": {
        "cluster": "audit",
        "capacityProviders": ["FARGATE"],
        "ClusterSetting": {"name": "containerInsights", "value": "enabled"},
        "CapacityProviderStrategyItem": {"capacityProvider": "FARGATE"},
        "PutAccountSetting": {"name": "containerInsights", "value": "enabled"},
        "PutAccountSettingDefault": {"name": "containerInsights", "value": "enabled"},
        "taskDefinition": "audit",
        "resourceArn": f"arn:aws:ecs:us-west-2:{ACCOUNT}:cluster/audit",
        "Tag": {"key": "audit", "value": "audit"},
        "ContainerDefinition": {"name": "audit", "image": "audit", "memory": 128},
        "RunTask": {"launchType": "FARGATE"},
        "CreateService": {
            "taskDefinition": "audit",
            "desiredCount": 0,
            "launchType": "FARGATE",
        },
        "DeleteCluster": {"cluster": "gone"},
        "DeregisterTaskDefinition": {"taskDefinition": "gone:1"},
    },
    "logs": {
        "logGroupName": "audit",
        "DeleteLogGroup": {"logGroupName": "gone"},
    },
}

# Calls before each operation's own, so that what it works on is there.
PREPARATIONS = {
    "sqs": [("CreateQueue", {"QueueName": "audit"})],
    "dynamodb": [
        (
            "CreateTable",
            {
                "TableName": "audit",
                "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
                "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
                "BillingMode": "PAY_PER_REQUEST",
            },
        )
    ],
    "ses": [
        ("VerifyDomainIdentity", {"Domain": "audit.test"}),
        ("CreateReceiptRuleSet", {"RuleSetName": "audit"}),
        ("CreateTemplate", {"Template": {"TemplateName": "audit", "SubjectPart": "audit"}}),
        ("CreateConfigurationSet", {"ConfigurationSet": {"Name": "audit"}}),
    ],
    "sesv2": [
        ("CreateEmailIdentity", {"EmailIdentity": "audit.test"}),
        (
            "CreateEmailTemplate",
            {"TemplateName": "audit", "TemplateContent": {"Subject": "audit"}},
        ),
        ("CreateConfigurationSet", {"ConfigurationSetName": "audit"}),
    ],
    "sns": [("CreateTopic", {"Name": "audit"})],
    "ecs": [
        ("CreateCluster", {"clusterName": "audit"}),
        (
            "RegisterTaskDefinition",
            {
                "family": "audit",
                "containerDefinitions": [{"name": "audit", "image": "audit", "memory": 128}],
            },
        ),
    ],
    "logs": [("CreateLogGroup", {"logGroupName": "audit"})],
}


def sample(service, name):
    return SAMPLES.get(service, {}).get(name)
