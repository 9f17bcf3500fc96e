"""SES, version 1. https://docs.aws.amazon.com/ses/latest/APIReference/API_Operations.html"""

import email
import email.policy

from services.support import ACCOUNT, REGION, Round, client, control

SENDER = "hermes@ses-round.test"
JOHN = "john@ses-round.test"
MISSING_ACTION = "1 validation error detected: Value null at "


def raw(to=JOHN):
    return (
        f"From: {SENDER}\r\nTo: {to}\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\n"
        "In-Reply-To: <a@b.test>\r\n\r\nHi\r\n"
    ).encode()


class Ses(Round):
    def setUp(self):
        self.ses = client("ses")
        for address in (SENDER, JOHN):
            self.ses.verify_email_identity(EmailAddress=address)

    def mail(self, message_id):
        """What the mailbox has of a message, parsed."""
        (found,) = [
            each
            for each in control("/_backlot/mail")["mail"]
            if message_id in each["raw"]
        ]
        return email.message_from_string(found["raw"], policy=email.policy.default)


class Identities(Ses):
    def test_verify_and_list(self):
        token = self.ses.verify_domain_identity(Domain="domain.test")["VerificationToken"]
        self.assertTrue(token)
        got = self.ses.get_identity_verification_attributes(
            Identities=[SENDER, "domain.test", "stranger@none.test"]
        )["VerificationAttributes"]
        self.assertEqual(set(got), {SENDER, "domain.test"})
        self.ses.get_waiter("identity_exists").wait(
            Identities=[SENDER], WaiterConfig={"Delay": 1, "MaxAttempts": 5}
        )
        self.assertEqual(got[SENDER], {"VerificationStatus": "Success"})
        self.assertEqual(got["domain.test"]["VerificationToken"], token)
        pages = self.ses.get_paginator("list_identities").paginate(
            IdentityType="EmailAddress", PaginationConfig={"PageSize": 1}
        )
        listed = pages.build_full_result()["Identities"]
        self.assertLessEqual({SENDER, JOHN}, set(listed))
        self.assertNotIn("domain.test", listed)

    def test_delete(self):
        self.ses.verify_email_identity(EmailAddress="gone@ses-round.test")
        self.ses.delete_identity(Identity="gone@ses-round.test")
        self.ses.delete_identity(Identity="gone@ses-round.test")
        listed = self.ses.list_identities()["Identities"]
        self.assertNotIn("gone@ses-round.test", listed)

    def test_errors(self):
        self.fails(
            "InvalidParameterValue",
            self.ses.verify_email_identity,
            message="Invalid email address",
            EmailAddress="no address",
        )
        self.fails(
            "InvalidParameterValue", self.ses.verify_domain_identity, Domain="no domain"
        )
        self.fails("ValidationError", self.ses.list_identities, IdentityType="Person")
        self.fails("ValidationError", self.ses.delete_identity, message=MISSING_ACTION)
        self.fails(
            "ValidationError",
            self.ses.get_identity_verification_attributes,
            message=MISSING_ACTION,
        )


    def test_oldest_ways(self):
        self.ses.verify_email_address(EmailAddress="oldest@ses-round.test")
        listed = self.ses.list_verified_email_addresses()["VerifiedEmailAddresses"]
        self.assertIn("oldest@ses-round.test", listed)
        self.ses.delete_verified_email_address(EmailAddress="oldest@ses-round.test")
        listed = self.ses.list_verified_email_addresses()["VerifiedEmailAddresses"]
        self.assertNotIn("oldest@ses-round.test", listed)
        for call in (self.ses.verify_email_address, self.ses.delete_verified_email_address):
            self.fails("InvalidParameterValue", call, EmailAddress="no address")
        self.assertIs(self.ses.get_account_sending_enabled()["Enabled"], True)

    def test_dkim(self):
        tokens = self.ses.verify_domain_dkim(Domain="signed.test")["DkimTokens"]
        self.assertEqual(len(tokens), 3)
        got = self.ses.get_identity_dkim_attributes(Identities=["signed.test", SENDER])
        expected = {
            "DkimEnabled": True,
            "DkimVerificationStatus": "Success",
            "DkimTokens": tokens,
        }
        self.assertEqual(got["DkimAttributes"]["signed.test"], expected)
        self.assertEqual(got["DkimAttributes"][SENDER]["DkimVerificationStatus"], "NotStarted")
        self.fails("InvalidParameterValue", self.ses.verify_domain_dkim, Domain="no domain")
        self.fails(
            "ValidationError", self.ses.get_identity_dkim_attributes, message=MISSING_ACTION
        )


class Sending(Ses):
    def send(self, **more):
        asked = {
            "Source": f"Hermes <{SENDER}>",
            "Destination": {"ToAddresses": [JOHN]},
            "Message": {
                "Subject": {"Data": "Grüße"},
                "Body": {"Text": {"Data": "Hällo"}, "Html": {"Data": "<p>Hällo</p>"}},
            },
            **more,
        }
        return self.ses.send_email(**asked)["MessageId"]

    def test_send_email(self):
        mail = self.mail(self.send(ReplyToAddresses=["reply@ses-round.test"]))
        self.assertEqual(mail["Subject"], "Grüße")
        self.assertEqual(mail["From"].addresses[0].addr_spec, SENDER)
        self.assertEqual(mail["Reply-To"].addresses[0].addr_spec, "reply@ses-round.test")
        self.assertEqual(mail.get_body(("plain",)).get_content().strip(), "Hällo")
        self.assertEqual(mail.get_body(("html",)).get_content().strip(), "<p>Hällo</p>")

    def test_send_raw_email(self):
        sent = self.ses.send_raw_email(RawMessage={"Data": raw()})
        mail = self.mail(sent["MessageId"])
        self.assertEqual(mail["Subject"], "Grüße")
        self.assertEqual(mail["In-Reply-To"], "<a@b.test>")

    def test_errors(self):
        rejected = "Email address is not verified. The following identities failed the check"
        self.fails(
            "MessageRejected",
            self.send,
            message=f"{rejected} in region US-WEST-2: stranger@none.test",
            Source="stranger@none.test",
        )
        self.fails(
            "MessageRejected",
            self.ses.send_raw_email,
            message=rejected,
            Source="stranger@none.test",
            RawMessage={"Data": raw()},
        )
        self.fails("InvalidParameterValue", self.send, Destination={"ToAddresses": []})
        self.fails(
            "ConfigurationSetDoesNotExist",
            self.send,
            message="Configuration set <none> does not exist.",
            ConfigurationSetName="none",
        )

    def test_quota_and_statistics(self):
        before = self.ses.get_send_quota()
        self.send()
        after = self.ses.get_send_quota()
        self.assertEqual(after["SentLast24Hours"], before["SentLast24Hours"] + 1)
        self.assertGreater(after["Max24HourSend"], 0)
        self.assertGreater(after["MaxSendRate"], 0)
        points = self.ses.get_send_statistics()["SendDataPoints"]
        self.assertGreaterEqual(sum(point["DeliveryAttempts"] for point in points), 1)


class Templates(Ses):
    def setUp(self):
        super().setUp()
        self.template = self.name("template")
        self.ses.create_template(Template=self.parts())

    def parts(self, **more):
        return {
            "TemplateName": self.template,
            "SubjectPart": "Grüße, {{name}}",
            "HtmlPart": "<ul>{{#each items}}<li>{{this}}</li>{{/each}}</ul>",
            **more,
        }

    def send(self, data='{"name": "Jo", "items": ["a", "b"]}', **more):
        asked = {
            "Source": SENDER,
            "Destination": {"ToAddresses": [JOHN]},
            "Template": self.template,
            "TemplateData": data,
            **more,
        }
        return self.ses.send_templated_email(**asked)["MessageId"]

    def send_bulk(self, **more):
        asked = {
            "Source": SENDER,
            "Template": self.template,
            "DefaultTemplateData": '{"name": "all"}',
            "Destinations": [
                {"Destination": {"ToAddresses": [JOHN]}},
                {
                    "Destination": {"ToAddresses": [JOHN]},
                    "ReplacementTemplateData": '{"name": "one"}',
                },
                {"Destination": {"ToAddresses": ["no address"]}},
            ],
            **more,
        }
        return self.ses.send_bulk_templated_email(**asked)["Status"]

    def test_templates(self):
        got = self.ses.get_template(TemplateName=self.template)["Template"]
        self.assertEqual(got, self.parts())
        listed, token = [], {}
        while True:
            page = self.ses.list_templates(MaxItems=1, **token)
            listed += [each["Name"] for each in page["TemplatesMetadata"]]
            if "NextToken" not in page:
                break
            token = {"NextToken": page["NextToken"]}
        self.assertIn(self.template, listed)
        changed = {"TemplateName": self.template, "SubjectPart": "Hi", "TextPart": "Hi"}
        self.ses.update_template(Template=changed)
        got = self.ses.get_template(TemplateName=self.template)["Template"]
        self.assertEqual(got, changed)
        self.ses.delete_template(TemplateName=self.template)
        self.ses.delete_template(TemplateName=self.template)
        missing = f"Template {self.template} does not exist."
        self.fails(
            "TemplateDoesNotExist",
            self.ses.get_template,
            message=missing,
            TemplateName=self.template,
        )
        self.fails(
            "TemplateDoesNotExist",
            self.ses.update_template,
            message=missing,
            Template=changed,
        )

    def test_template_errors(self):
        self.fails("AlreadyExists", self.ses.create_template, Template=self.parts())
        broken = self.parts(TemplateName=self.name("template"), TextPart="{{#if name}}")
        self.fails("InvalidTemplate", self.ses.create_template, Template=broken)
        self.fails(
            "InvalidParameterValue",
            self.ses.create_template,
            message="The subject must be specified.",
            Template={"TemplateName": self.name("template")},
        )
        self.fails("ValidationError", self.ses.delete_template, message=MISSING_ACTION)
        self.fails("InvalidParameterValue", self.ses.list_templates, NextToken="nonsense")

    def test_render(self):
        render = self.ses.test_render_template
        data = '{"name": "Jo", "items": [1, "<b>"]}'
        shown = render(TemplateName=self.template, TemplateData=data)["RenderedTemplate"]
        mail = email.message_from_string(shown, policy=email.policy.default)
        self.assertEqual(mail["Subject"], "Grüße, Jo")
        self.assertEqual(mail.get_content().strip(), "<ul><li>1</li><li><b></li></ul>")
        self.fails(
            "MissingRenderingAttribute",
            render,
            message="Attribute 'name' is not present in the rendering data.",
            TemplateName=self.template,
            TemplateData="{}",
        )
        self.fails(
            "InvalidRenderingParameter", render, TemplateName=self.template, TemplateData="name"
        )
        self.fails("TemplateDoesNotExist", render, TemplateName="none", TemplateData="{}")

    def test_send(self):
        mail = self.mail(self.send())
        self.assertEqual(mail["Subject"], "Grüße, Jo")
        self.assertEqual(mail.get_content().strip(), "<ul><li>a</li><li>b</li></ul>")
        # Accepted, and never sent.
        unsent = self.send(data="{}")
        sent = control("/_backlot/mail")["mail"]
        self.assertFalse([each for each in sent if unsent in each["raw"]])
        self.fails("TemplateDoesNotExist", self.send, Template="none")
        self.fails("InvalidParameterValue", self.send, data="name")
        self.fails("MessageRejected", self.send, Source="stranger@none.test")

    def test_send_bulk(self):
        first, second, third = self.send_bulk()
        self.assertEqual(self.mail(first["MessageId"])["Subject"], "Grüße, all")
        self.assertEqual(self.mail(second["MessageId"])["Subject"], "Grüße, one")
        self.assertEqual(third["Status"], "InvalidParameterValue")
        self.assertEqual(third["Error"], "Local address contains control or whitespace")
        self.fails("TemplateDoesNotExist", self.send_bulk, Template="none")
        self.fails("InvalidParameterValue", self.send_bulk, Destinations=[])


class ConfigurationSets(Ses):
    def test_configuration_sets(self):
        name = self.name("set")
        self.ses.create_configuration_set(ConfigurationSet={"Name": name})
        self.fails(
            "ConfigurationSetAlreadyExists",
            self.ses.create_configuration_set,
            message=f"Configuration set <{name}> already exists.",
            ConfigurationSet={"Name": name},
        )
        listed = self.ses.list_configuration_sets()["ConfigurationSets"]
        self.assertIn({"Name": name}, listed)
        got = self.ses.describe_configuration_set(
            ConfigurationSetName=name,
            ConfigurationSetAttributeNames=["eventDestinations", "reputationOptions"],
        )
        self.assertEqual(got["ConfigurationSet"], {"Name": name})
        self.assertEqual(got["EventDestinations"], [])
        self.assertIs(got["ReputationOptions"]["SendingEnabled"], True)
        self.ses.send_raw_email(RawMessage={"Data": raw()}, ConfigurationSetName=name)
        self.ses.delete_configuration_set(ConfigurationSetName=name)
        for call in (
            self.ses.delete_configuration_set,
            self.ses.describe_configuration_set,
        ):
            self.fails(
                "ConfigurationSetDoesNotExist",
                call,
                message=f"Configuration set <{name}> does not exist.",
                ConfigurationSetName=name,
            )
        self.fails("InvalidParameterValue", self.ses.list_configuration_sets, NextToken="x")


class Rules(Ses):
    def setUp(self):
        super().setUp()
        self.rules = self.name("rules")
        self.ses.create_receipt_rule_set(RuleSetName=self.rules)
        self.topic = client("sns").create_topic(Name=self.name("mail"))["TopicArn"]

    def rule(self, name, **more):
        return {
            "Name": name,
            "Enabled": True,
            "Recipients": ["edit.test"],
            "Actions": [{"SNSAction": {"TopicArn": self.topic, "Encoding": "UTF-8"}}],
            **more,
        }

    def create(self, name, rules=None, **more):
        self.ses.create_receipt_rule(
            RuleSetName=rules or self.rules, Rule=self.rule(name), **more
        )

    def described(self):
        got = self.ses.describe_receipt_rule_set(RuleSetName=self.rules)
        self.assertEqual(got["Metadata"]["Name"], self.rules)
        return [rule["Name"] for rule in got["Rules"]]

    def test_rules(self):
        self.create("first")
        self.create("third", After="first")
        self.create("second", After="first")
        self.assertEqual(self.described(), ["first", "second", "third"])
        changed = self.rule("second", Recipients=["other.test"], Enabled=False)
        self.ses.update_receipt_rule(RuleSetName=self.rules, Rule=changed)
        got = self.ses.describe_receipt_rule(RuleSetName=self.rules, RuleName="second")["Rule"]
        self.assertEqual((got["Recipients"], got["Enabled"]), (["other.test"], False))
        self.assertEqual(got["Actions"][0]["SNSAction"]["TopicArn"], self.topic)
        self.ses.delete_receipt_rule(RuleSetName=self.rules, RuleName="first")
        self.assertEqual(self.described(), ["second", "third"])

    def test_active(self):
        self.create("only")
        self.ses.set_active_receipt_rule_set(RuleSetName=self.rules)
        active = self.ses.describe_active_receipt_rule_set()
        self.assertEqual(active["Metadata"]["Name"], self.rules)
        self.assertEqual([rule["Name"] for rule in active["Rules"]], ["only"])
        listed = self.ses.list_receipt_rule_sets()["RuleSets"]
        self.assertIn(self.rules, [each["Name"] for each in listed])
        delete = self.ses.delete_receipt_rule_set
        self.fails(
            "CannotDelete",
            delete,
            message=f"Cannot delete active rule set: {self.rules}",
            RuleSetName=self.rules,
        )
        self.ses.set_active_receipt_rule_set()
        self.assertNotIn("Metadata", self.ses.describe_active_receipt_rule_set())
        delete(RuleSetName=self.rules)
        self.fails(
            "RuleSetDoesNotExist", self.ses.describe_receipt_rule_set, RuleSetName=self.rules
        )

    def is_missing(self, call, **more):
        self.fails(
            "RuleSetDoesNotExist",
            call,
            message="Rule set does not exist: none-such",
            RuleSetName="none-such",
            **more,
        )

    def test_errors(self):
        self.fails(
            "AlreadyExists",
            self.ses.create_receipt_rule_set,
            message=f"Rule set already exists: {self.rules}",
            RuleSetName=self.rules,
        )
        self.create("taken")
        self.fails("AlreadyExists", self.create, name="taken", message=None)
        unknown = self.rule("bad")
        unknown["Actions"][0]["SNSAction"]["TopicArn"] = f"arn:aws:sns:{REGION}:{ACCOUNT}:none"
        self.fails(
            "InvalidSnsTopic",
            self.ses.create_receipt_rule,
            message="Could not publish to SNS topic:",
            RuleSetName=self.rules,
            Rule=unknown,
        )
        self.is_missing(self.ses.set_active_receipt_rule_set)
        self.is_missing(self.ses.create_receipt_rule, Rule=self.rule("x"))
        for call, more in (
            (self.ses.describe_receipt_rule, {"RuleName": "none"}),
            (self.ses.update_receipt_rule, {"Rule": self.rule("none")}),
        ):
            self.fails(
                "RuleDoesNotExist",
                call,
                message="Rule does not exist: none",
                RuleSetName=self.rules,
                **more,
            )
            self.is_missing(call, **more)
        self.is_missing(self.ses.delete_receipt_rule, RuleName="x")
        self.fails("ValidationError", self.ses.delete_receipt_rule_set, message=MISSING_ACTION)
        self.fails("InvalidParameterValue", self.ses.list_receipt_rule_sets, NextToken="nonsense")
