"""DynamoDB. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations.html"""

import datetime

from services.support import ACCOUNT, REGION, Round, client, control

VALIDATION = "ValidationException"
NO_TABLE = "ResourceNotFoundException"
NO_TABLE_TEXT = "Requested resource not found"


def text(value):
    return {"S": value}


def number(value):
    return {"N": str(value)}


class DynamoDb(Round):
    def setUp(self):
        self.db = client("dynamodb")
        self.table = self.make()

    def make(self):
        """A table keyed by id (S) and at (N), with one index of each kind."""
        name = self.name("table")
        self.db.create_table(
            TableName=name,
            KeySchema=[
                {"AttributeName": "id", "KeyType": "HASH"},
                {"AttributeName": "at", "KeyType": "RANGE"},
            ],
            AttributeDefinitions=[
                {"AttributeName": "id", "AttributeType": "S"},
                {"AttributeName": "at", "AttributeType": "N"},
                {"AttributeName": "user", "AttributeType": "S"},
            ],
            GlobalSecondaryIndexes=[
                {
                    "IndexName": "user-index",
                    "KeySchema": [{"AttributeName": "user", "KeyType": "HASH"}],
                    "Projection": {"ProjectionType": "ALL"},
                }
            ],
            LocalSecondaryIndexes=[
                {
                    "IndexName": "by-user",
                    "KeySchema": [
                        {"AttributeName": "id", "KeyType": "HASH"},
                        {"AttributeName": "user", "KeyType": "RANGE"},
                    ],
                    "Projection": {"ProjectionType": "KEYS_ONLY"},
                }
            ],
            BillingMode="PAY_PER_REQUEST",
        )
        self.wait("table_exists", name)
        return name

    def wait(self, waiter, name):
        self.db.get_waiter(waiter).wait(
            TableName=name, WaiterConfig={"Delay": 0.1, "MaxAttempts": 100}
        )

    def put(self, key, at, **more):
        item = {"id": text(key), "at": number(at), **more}
        self.db.put_item(TableName=self.table, Item=item)
        return item

    def get(self, key, at):
        return self.db.get_item(TableName=self.table, Key=self.key(key, at)).get("Item")

    @staticmethod
    def key(key, at):
        return {"id": text(key), "at": number(at)}

    def is_missing(self, call, **arguments):
        self.fails(NO_TABLE, call, message=NO_TABLE_TEXT, TableName="none-such", **arguments)

    def is_invalid(self, message, call, **arguments):
        self.fails(VALIDATION, call, message=message, TableName=self.table, **arguments)


class Tables(DynamoDb):
    def test_create_and_describe(self):
        self.put("a", 1, user=text("john"))
        table = self.db.describe_table(TableName=self.table)["Table"]
        self.assertEqual(table["TableStatus"], "ACTIVE")
        self.assertEqual(
            table["TableArn"], f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/{self.table}"
        )
        self.assertEqual(table["BillingModeSummary"]["BillingMode"], "PAY_PER_REQUEST")
        self.assertEqual(table["ItemCount"], 1)
        self.assertIsInstance(table["CreationDateTime"], datetime.datetime)
        (index,) = table["GlobalSecondaryIndexes"]
        self.assertEqual((index["IndexName"], index["IndexStatus"]), ("user-index", "ACTIVE"))
        self.assertEqual(table["LocalSecondaryIndexes"][0]["IndexName"], "by-user")
        self.is_missing(self.db.describe_table)

    def test_update(self):
        self.put("a", 1, kind=text("x"))
        created = {
            "IndexName": "by-kind",
            "KeySchema": [{"AttributeName": "kind", "KeyType": "HASH"}],
            "Projection": {"ProjectionType": "ALL"},
        }
        answer = self.db.update_table(
            TableName=self.table,
            AttributeDefinitions=[{"AttributeName": "kind", "AttributeType": "S"}],
            GlobalSecondaryIndexUpdates=[{"Create": created}],
        )
        self.assertEqual(answer["TableDescription"]["TableStatus"], "UPDATING")
        self.wait("table_exists", self.table)
        self.assertEqual(self.db.scan(TableName=self.table, IndexName="by-kind")["Count"], 1)
        self.is_invalid("At least one of ProvisionedThroughput", self.db.update_table)

    def test_warm_throughput(self):
        shape = self.db.meta.service_model.shape_for("UpdateTableInput")
        if "WarmThroughput" not in shape.members:
            self.skipTest("this boto3 does not know warm throughput")
        self.assertEqual(
            self.db.describe_table(TableName=self.table)["Table"]["WarmThroughput"],
            {"ReadUnitsPerSecond": 12000, "WriteUnitsPerSecond": 4000, "Status": "ACTIVE"},
        )
        answer = self.db.update_table(
            TableName=self.table, WarmThroughput={"ReadUnitsPerSecond": 13000}
        )
        self.assertEqual(answer["TableDescription"]["WarmThroughput"]["Status"], "UPDATING")
        self.assertEqual(
            self.db.describe_table(TableName=self.table)["Table"]["WarmThroughput"],
            {"ReadUnitsPerSecond": 13000, "WriteUnitsPerSecond": 4000, "Status": "ACTIVE"},
        )
        self.is_invalid(
            "decreasing WarmThroughput is not supported",
            self.db.update_table,
            WarmThroughput={"WriteUnitsPerSecond": 1},
        )

    def test_tags(self):
        arn = self.db.describe_table(TableName=self.table)["Table"]["TableArn"]
        tags = [{"Key": "team", "Value": "a"}, {"Key": "stage", "Value": ""}]
        self.db.tag_resource(ResourceArn=arn, Tags=tags)
        self.db.untag_resource(ResourceArn=arn, TagKeys=["stage"])
        self.assertEqual(self.db.list_tags_of_resource(ResourceArn=arn)["Tags"], tags[:1])
        message = f"Requested resource not found: ResourceArn: {arn}x not found"
        unknown = {"message": message, "ResourceArn": arn + "x"}
        self.fails(NO_TABLE, self.db.list_tags_of_resource, **unknown)
        self.fails(NO_TABLE, self.db.tag_resource, Tags=tags, **unknown)
        self.fails(NO_TABLE, self.db.untag_resource, TagKeys=["a"], **unknown)

    def test_backups_limits_and_endpoints(self):
        self.db.update_continuous_backups(
            TableName=self.table,
            PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True},
        )
        unknown = {"message": "Table not found: nobodys", "TableName": "nobodys"}
        self.fails("TableNotFoundException", self.db.describe_continuous_backups, **unknown)
        disabled = {"PointInTimeRecoveryEnabled": False}
        self.fails(
            "TableNotFoundException",
            self.db.update_continuous_backups,
            PointInTimeRecoverySpecification=disabled,
            **unknown,
        )
        backups = self.db.describe_continuous_backups(TableName=self.table)
        recovery = backups["ContinuousBackupsDescription"]["PointInTimeRecoveryDescription"]
        self.assertEqual(recovery["PointInTimeRecoveryStatus"], "ENABLED")
        self.assertIsInstance(recovery["EarliestRestorableDateTime"], datetime.datetime)
        self.assertEqual(self.db.describe_limits()["TableMaxReadCapacityUnits"], 40000)
        (endpoint,) = self.db.describe_endpoints()["Endpoints"]
        self.assertTrue(self.db.meta.endpoint_url.endswith(endpoint["Address"]))

    def test_create_errors(self):
        schema = [{"AttributeName": "id", "KeyType": "HASH"}]
        defined = [{"AttributeName": "id", "AttributeType": "S"}]
        asked = {
            "KeySchema": schema,
            "AttributeDefinitions": defined,
            "BillingMode": "PAY_PER_REQUEST",
        }
        create = self.db.create_table
        self.fails(
            "ResourceInUseException",
            create,
            message=f"Table already exists: {self.table}",
            TableName=self.table,
            **asked,
        )
        self.fails(
            VALIDATION,
            create,
            message="TableName must be at least 3 characters long and at most 255 characters long",
            TableName="ab",
            **asked,
        )
        self.fails(
            VALIDATION,
            create,
            message="One or more parameter values were invalid: Some index key attributes are not"
            " defined in AttributeDefinitions",
            TableName=self.name(),
            **{**asked, "AttributeDefinitions": []},
        )
        self.fails(
            VALIDATION,
            create,
            message="Number of attributes in KeySchema does not exactly match number of attributes"
            " defined in AttributeDefinitions",
            TableName=self.name(),
            **{
                **asked,
                "AttributeDefinitions": defined
                + [{"AttributeName": "more", "AttributeType": "S"}],
            },
        )

    def test_list(self):
        made = sorted([self.table] + [self.make() for _ in range(3)])
        before = self.name("table").rsplit("-", maxsplit=1)[0]
        pages = list(
            self.db.get_paginator("list_tables").paginate(PaginationConfig={"PageSize": 2})
        )
        self.assertTrue(all(len(page["TableNames"]) <= 2 for page in pages))
        names = [name for page in pages for name in page["TableNames"]]
        self.assertEqual(names, sorted(names))
        self.assertLessEqual(set(made), {name for name in names if name.startswith(before)})
        self.fails(
            VALIDATION,
            self.db.list_tables,
            message="Value '101' at 'limit' failed to satisfy constraint: Member must have value"
            " less than or equal to 100",
            Limit=101,
        )

    def test_delete(self):
        deleted = self.db.delete_table(TableName=self.table)["TableDescription"]
        self.assertEqual(deleted["TableStatus"], "DELETING")
        self.wait("table_not_exists", self.table)
        self.is_missing(self.db.delete_table)

    def test_time_to_live(self):
        describe = self.db.describe_time_to_live
        self.assertEqual(
            describe(TableName=self.table)["TimeToLiveDescription"],
            {"TimeToLiveStatus": "DISABLED"},
        )
        setting = {"Enabled": True, "AttributeName": "ttl"}
        self.db.update_time_to_live(TableName=self.table, TimeToLiveSpecification=setting)
        described = describe(TableName=self.table)["TimeToLiveDescription"]
        self.assertIn(described["TimeToLiveStatus"], ("ENABLING", "ENABLED"))
        self.assertEqual(described["AttributeName"], "ttl")
        self.is_invalid(
            "TimeToLive is already enabled",
            self.db.update_time_to_live,
            TimeToLiveSpecification=setting,
        )
        self.is_missing(describe)
        self.is_missing(self.db.update_time_to_live, TimeToLiveSpecification=setting)
        now = datetime.datetime.fromisoformat(
            control("/_backlot/health")["now"].replace("Z", "+00:00")
        ).timestamp()
        self.put("old", 1, ttl=number(int(now) + 1))
        self.put("new", 1, ttl=number(int(now) + 86400))
        self.eventually(lambda: self.get("old", 1) is None)
        self.assertIsNotNone(self.get("new", 1))


class Items(DynamoDb):
    def test_every_type_comes_back(self):
        item = self.put(
            "types",
            "-1.5",
            user=text("Grüße \U0001f600"),
            binary={"B": b"\x00\xff"},
            big=number("12345678901234567890123456789012345678"),
            yes={"BOOL": True},
            none={"NULL": True},
            tree={"M": {"list": {"L": [text(""), number("1E+100"), {"M": {}}]}}},
            strings={"SS": ["a", "b"]},
            numbers={"NS": ["1", "2"]},
            binaries={"BS": [b"a", b"b"]},
        )
        got = self.get("types", "-1.50")
        self.assertEqual(got["tree"]["M"]["list"]["L"][1]["N"], "1" + "0" * 100)
        item["tree"]["M"]["list"]["L"][1] = number("1" + "0" * 100)
        self.assertEqual(got, item)

    def test_put(self):
        self.put("a", 1, n=number(1))
        old = self.db.put_item(
            TableName=self.table,
            Item={**self.key("a", 1), "n": number(2)},
            ReturnValues="ALL_OLD",
            ReturnConsumedCapacity="TOTAL",
        )
        self.assertEqual(old["Attributes"], {**self.key("a", 1), "n": number(1)})
        self.assertEqual(old["ConsumedCapacity"]["TableName"], self.table)
        self.fails(
            "ConditionalCheckFailedException",
            self.db.put_item,
            message="The conditional request failed",
            TableName=self.table,
            Item=self.key("a", 1),
            ConditionExpression="attribute_not_exists(id)",
        )
        self.is_invalid(
            "One or more parameter values were invalid: Missing the key at in the item",
            self.db.put_item,
            Item={"id": text("a")},
        )
        self.is_invalid(
            "One or more parameter values were invalid: Type mismatch for key at expected: N"
            " actual: S",
            self.db.put_item,
            Item={"id": text("a"), "at": text("1")},
        )
        self.is_missing(self.db.put_item, Item=self.key("a", 1))

    def test_get(self):
        self.put("a", 1, n=number(1), tree={"M": {"x": number(1), "y": number(2)}})
        got = self.db.get_item(
            TableName=self.table,
            Key=self.key("a", 1),
            ProjectionExpression="#n, tree.x",
            ExpressionAttributeNames={"#n": "n"},
            ConsistentRead=True,
            ReturnConsumedCapacity="TOTAL",
        )
        self.assertEqual(got["Item"], {"n": number(1), "tree": {"M": {"x": number(1)}}})
        self.assertEqual(got["ConsumedCapacity"]["CapacityUnits"], 1.0)
        self.assertIsNone(self.get("none", 1))
        self.is_invalid(
            "The provided key element does not match the schema",
            self.db.get_item,
            Key={"id": text("a")},
        )
        self.is_missing(self.db.get_item, Key=self.key("a", 1))

    def test_update(self):
        update = self.db.update_item
        updated = update(
            TableName=self.table,
            Key=self.key("a", 1),
            UpdateExpression="SET #n = if_not_exists(#n, :zero) + :one, l = list_append(:l, :l)"
            " ADD tags :tags",
            ExpressionAttributeNames={"#n": "count"},
            ExpressionAttributeValues={
                ":zero": number(0),
                ":one": number(1),
                ":l": {"L": [text("x")]},
                ":tags": {"SS": ["red"]},
            },
            ReturnValues="ALL_NEW",
        )
        self.assertEqual(
            updated["Attributes"],
            {
                **self.key("a", 1),
                "count": number(1),
                "l": {"L": [text("x"), text("x")]},
                "tags": {"SS": ["red"]},
            },
        )
        removed = update(
            TableName=self.table,
            Key=self.key("a", 1),
            UpdateExpression="REMOVE l[0] DELETE tags :tags",
            ExpressionAttributeValues={":tags": {"SS": ["red"]}},
            ReturnValues="UPDATED_OLD",
        )
        self.assertIn("tags", removed["Attributes"])
        self.assertNotIn("tags", self.get("a", 1))
        self.fails(
            "ConditionalCheckFailedException",
            update,
            TableName=self.table,
            Key=self.key("a", 1),
            UpdateExpression="SET n = :n",
            ConditionExpression="#n > :n",
            ExpressionAttributeNames={"#n": "count"},
            ExpressionAttributeValues={":n": number(5)},
        )
        self.is_invalid(
            'Invalid UpdateExpression: Syntax error; token: "<EOF>", near: "n"',
            update,
            Key=self.key("a", 1),
            UpdateExpression="SET n",
        )
        self.is_invalid(
            "Cannot update attribute id. This attribute is part of the key",
            update,
            Key=self.key("a", 1),
            UpdateExpression="SET id = :x",
            ExpressionAttributeValues={":x": text("b")},
        )
        self.is_missing(update, Key=self.key("a", 1))

    def test_a_failed_condition_shows_the_item(self):
        inputs = self.db.meta.service_model.operation_model("PutItem").input_shape.members
        if "ReturnValuesOnConditionCheckFailure" not in inputs:
            self.skipTest("boto3 before 1.28 does not know it")
        item = self.put("a", 1, n=number(1))
        failed = self.fails(
            "ConditionalCheckFailedException",
            self.db.put_item,
            TableName=self.table,
            Item=self.key("a", 1),
            ConditionExpression="attribute_not_exists(id)",
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )
        self.assertEqual(failed["Item"], item)

    def test_delete(self):
        item = self.put("a", 1)
        deleted = self.db.delete_item(
            TableName=self.table, Key=self.key("a", 1), ReturnValues="ALL_OLD"
        )
        self.assertEqual(deleted["Attributes"], item)
        self.assertIsNone(self.get("a", 1))
        self.fails(
            "ConditionalCheckFailedException",
            self.db.delete_item,
            TableName=self.table,
            Key=self.key("a", 1),
            ConditionExpression="attribute_exists(id)",
        )
        self.is_missing(self.db.delete_item, Key=self.key("a", 1))


class Reads(DynamoDb):
    def setUp(self):
        super().setUp()
        for at in range(1, 8):
            self.put("a", at, user=text("john" if at % 2 else "mary"))
        self.put("b", 1)

    def query(self, **more):
        return self.db.query(
            TableName=self.table,
            KeyConditionExpression="id = :id",
            ExpressionAttributeValues={":id": text("a")},
            **more,
        )

    @staticmethod
    def ats(items):
        return [int(item["at"]["N"]) for item in items]

    def test_query_pages(self):
        pages = list(
            self.db.get_paginator("query").paginate(
                TableName=self.table,
                KeyConditionExpression="id = :id AND #at >= :low",
                ExpressionAttributeNames={"#at": "at"},
                ExpressionAttributeValues={":id": text("a"), ":low": number(2)},
                ScanIndexForward=False,
                PaginationConfig={"PageSize": 2},
            )
        )
        self.assertEqual([page["Count"] for page in pages], [2, 2, 2, 0])
        found = [item for page in pages for item in page["Items"]]
        self.assertEqual(self.ats(found), [7, 6, 5, 4, 3, 2])

    def test_query(self):
        counted = self.query(Select="COUNT", FilterExpression="#u = :id", ExpressionAttributeNames={"#u": "user"})
        self.assertEqual((counted["Count"], counted["ScannedCount"]), (0, 7))
        self.assertNotIn("Items", counted)
        found = self.db.query(
            TableName=self.table,
            IndexName="user-index",
            KeyConditionExpression="#u = :u",
            ExpressionAttributeNames={"#u": "user"},
            ExpressionAttributeValues={":u": text("mary")},
        )
        self.assertEqual(sorted(self.ats(found["Items"])), [2, 4, 6])
        own = self.query(IndexName="by-user")
        users = [item["user"]["S"] for item in own["Items"]]
        self.assertEqual(users, ["john"] * 4 + ["mary"] * 3)

    def test_query_errors(self):
        self.is_invalid(
            "Query condition missed key schema element: id",
            self.db.query,
            KeyConditionExpression="#at = :at",
            ExpressionAttributeNames={"#at": "at"},
            ExpressionAttributeValues={":at": number(1)},
        )
        self.is_invalid(
            "The table does not have the specified index: nope",
            self.db.query,
            IndexName="nope",
            KeyConditionExpression="id = :id",
            ExpressionAttributeValues={":id": text("a")},
        )
        self.is_invalid(
            "Either the KeyConditions or KeyConditionExpression parameter must be specified in"
            " the request.",
            self.db.query,
        )
        self.is_invalid(
            "Value provided in ExpressionAttributeValues unused in expressions: keys: {:x}",
            self.db.query,
            KeyConditionExpression="id = :id",
            ExpressionAttributeValues={":id": text("a"), ":x": text("x")},
        )
        self.is_missing(
            self.db.query,
            KeyConditionExpression="id = :id",
            ExpressionAttributeValues={":id": text("a")},
        )

    def test_scan(self):
        pages = self.db.get_paginator("scan").paginate(
            TableName=self.table, PaginationConfig={"PageSize": 3}
        )
        found = pages.build_full_result()["Items"]
        self.assertEqual(len(found), 8)
        halves = [
            self.db.scan(TableName=self.table, TotalSegments=2, Segment=n)["Items"] for n in (0, 1)
        ]
        self.assertEqual(sum(map(len, halves)), 8)
        filtered = self.db.scan(
            TableName=self.table,
            FilterExpression="attribute_not_exists(#u) OR #at IN (:two, :three)",
            ExpressionAttributeNames={"#u": "user", "#at": "at"},
            ExpressionAttributeValues={":two": number(2), ":three": number(3)},
        )
        self.assertEqual((filtered["Count"], filtered["ScannedCount"]), (3, 8))
        self.is_invalid(
            "The TotalSegments parameter is required but was not present in the request when"
            " Segment parameter is present",
            self.db.scan,
            Segment=0,
        )
        self.is_missing(self.db.scan)


class Many(DynamoDb):
    def test_batch_write_and_get(self):
        puts = [{"PutRequest": {"Item": self.key("a", n)}} for n in range(25)]
        written = self.db.batch_write_item(RequestItems={self.table: puts})
        self.assertEqual(written["UnprocessedItems"], {})
        keys = [self.key("a", n) for n in range(30)]
        got = self.db.batch_get_item(RequestItems={self.table: {"Keys": keys}})
        self.assertEqual(len(got["Responses"][self.table]), 25)
        self.assertEqual(got["UnprocessedKeys"], {})
        self.db.batch_write_item(
            RequestItems={self.table: [{"DeleteRequest": {"Key": self.key("a", 0)}}]}
        )
        self.assertIsNone(self.get("a", 0))
        self.fails(
            VALIDATION,
            self.db.batch_write_item,
            message="failed to satisfy constraint: Map value must satisfy constraint: [Member must have"
            " length less than or equal to 25, Member must have length greater than or equal to 1]",
            RequestItems={self.table: puts + puts[:1]},
        )
        self.fails(
            VALIDATION,
            self.db.batch_write_item,
            message="Provided list of item keys contains duplicates",
            RequestItems={self.table: puts[:1] * 2},
        )
        self.fails(
            VALIDATION,
            self.db.batch_get_item,
            message="Provided list of item keys contains duplicates",
            RequestItems={self.table: {"Keys": keys[:1] * 2}},
        )
        self.fails(
            NO_TABLE,
            self.db.batch_get_item,
            message=NO_TABLE_TEXT,
            RequestItems={"none-such": {"Keys": keys[:1]}},
        )

    def test_transactions(self):
        write = {
            "TransactItems": [
                {"Put": {"TableName": self.table, "Item": self.key("a", 1)}},
                {
                    "Update": {
                        "TableName": self.table,
                        "Key": self.key("a", 2),
                        "UpdateExpression": "SET n = :n",
                        "ExpressionAttributeValues": {":n": number(2)},
                    }
                },
            ],
            "ClientRequestToken": "once",
        }
        self.db.transact_write_items(**write)
        self.db.transact_write_items(**write)
        got = self.db.transact_get_items(
            TransactItems=[
                {"Get": {"TableName": self.table, "Key": self.key("a", n)}} for n in (2, 3)
            ]
        )
        self.assertEqual(got["Responses"], [{"Item": {**self.key("a", 2), "n": number(2)}}, {}])
        write["TransactItems"][0]["Put"]["Item"]["n"] = number(9)
        self.fails(
            "IdempotentParameterMismatchException", self.db.transact_write_items, **write
        )

    def test_a_cancelled_transaction_changes_nothing(self):
        self.put("a", 1)
        failed = self.fails(
            "TransactionCanceledException",
            self.db.transact_write_items,
            message="Transaction cancelled, please refer cancellation reasons for specific reasons"
            " [None, ConditionalCheckFailed]",
            TransactItems=[
                {"Delete": {"TableName": self.table, "Key": self.key("a", 1)}},
                {
                    "ConditionCheck": {
                        "TableName": self.table,
                        "Key": self.key("a", 2),
                        "ConditionExpression": "attribute_exists(id)",
                    }
                },
            ],
        )
        reasons = [reason["Code"] for reason in failed["CancellationReasons"]]
        self.assertEqual(reasons, ["None", "ConditionalCheckFailed"])
        self.assertIsNotNone(self.get("a", 1))
        self.fails(
            NO_TABLE,
            self.db.transact_get_items,
            message=NO_TABLE_TEXT,
            TransactItems=[{"Get": {"TableName": "none-such", "Key": self.key("a", 1)}}],
        )
