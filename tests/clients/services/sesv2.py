"""SES, version 2. https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_Operations.html"""

import email
import email.policy

from services.support import Round, client, control

SENDER = "hermes@v2-round.test"
JOHN = "john@v2-round.test"


class SesV2(Round):
    def setUp(self):
        self.ses = client("sesv2")

    def create(self, identity, **more):
        return self.ses.create_email_identity(EmailIdentity=identity, **more)

    def test_identities(self):
        tags = [{"Key": "team", "Value": "edit"}]
        made = self.create("v2-domain.test", Tags=tags)
        self.assertEqual(made["IdentityType"], "DOMAIN")
        self.create("with+plus@v2-round.test")
        got = self.ses.get_email_identity(EmailIdentity="with+plus@v2-round.test")
        self.assertEqual(got["IdentityType"], "EMAIL_ADDRESS")
        self.assertTrue(got["VerifiedForSendingStatus"])
        domain = self.ses.get_email_identity(EmailIdentity="v2-domain.test")
        self.assertEqual(domain["Tags"], tags)
        listed, token = [], {}
        while True:
            page = self.ses.list_email_identities(PageSize=1, **token)
            listed += [each["IdentityName"] for each in page["EmailIdentities"]]
            if "NextToken" not in page:
                break
            token = {"NextToken": page["NextToken"]}
        self.assertLessEqual({"v2-domain.test", "with+plus@v2-round.test"}, set(listed))
        self.assertEqual(len(listed), len(set(listed)))
        self.ses.delete_email_identity(EmailIdentity="v2-domain.test")
        self.fails(
            "NotFoundException",
            self.ses.get_email_identity,
            status=404,
            message="Email identity v2-domain.test does not exist.",
            EmailIdentity="v2-domain.test",
        )

    def test_identity_errors(self):
        self.create("twice@v2-round.test")
        self.fails(
            "AlreadyExistsException",
            self.create,
            message="Email identity twice@v2-round.test already exist.",
            identity="twice@v2-round.test",
        )
        self.fails("BadRequestException", self.create, identity="no identity")
        self.fails(
            "NotFoundException",
            self.ses.delete_email_identity,
            status=404,
            message="Email identity none.test does not exist.",
            EmailIdentity="none.test",
        )
        self.fails("BadRequestException", self.ses.list_email_identities, PageSize=1001)

    def test_account(self):
        account = self.ses.get_account()
        self.assertTrue(account["SendingEnabled"])
        self.assertEqual(account["EnforcementStatus"], "HEALTHY")
        self.assertGreater(account["SendQuota"]["Max24HourSend"], 0)

    def send(self, sender=SENDER, content=None, **more):
        body = {"Subject": {"Data": "Grüße"}, "Body": {"Text": {"Data": "Hällo"}}}
        return self.ses.send_email(
            FromEmailAddress=sender,
            Destination={"ToAddresses": [JOHN]},
            Content=content or {"Simple": body},
            **more,
        )["MessageId"]

    def mail(self, message_id):
        (found,) = [
            each for each in control("/_backlot/mail")["mail"] if message_id in each["raw"]
        ]
        return email.message_from_string(found["raw"], policy=email.policy.default)

    def test_send(self):
        for address in (SENDER, JOHN):
            self.create(address)
        mail = self.mail(self.send())
        self.assertEqual(mail["Subject"], "Grüße")
        self.assertEqual(mail.get_body(("plain",)).get_content().strip(), "Hällo")
        raw = f"From: {SENDER}\r\nTo: {JOHN}\r\nSubject: raw\r\n\r\nHi\r\n".encode()
        self.assertEqual(self.mail(self.send(content={"Raw": {"Data": raw}}))["Subject"], "raw")

    def test_send_errors(self):
        self.fails(
            "MessageRejected",
            self.send,
            message="Email address is not verified. The following identities failed the check in"
            " region US-WEST-2: stranger@none.test",
            sender="stranger@none.test",
        )
        self.fails("BadRequestException", self.send, content={"Simple": {}})
