#include "harness/webordinary/naming.h"

#include "tests/support/catch.h"

using namespace harness;

TEST_CASE("thread_id: the first 8 of base64url(SHA-256), brackets stripped", "[standins][naming]") {
  CHECK(thread_id("<CAB123@mail.example.test>") == "Z-PXD-Cq");
  CHECK(thread_id("CAB123@mail.example.test") == "Z-PXD-Cq");
  CHECK(thread_id("sms:+15550001:+15550002") == "WPjY0byj");
}

TEST_CASE("email_thread_source: References, else In-Reply-To, else the mail itself",
          "[standins][naming]") {
  CHECK(email_thread_source({"<a@x>", "<b@x>"}, "<b@x>", "<c@x>") == "a@x");
  CHECK(email_thread_source({}, "<b@x>", "<c@x>") == "b@x");
  CHECK(email_thread_source({}, "", "<c@x>") == "c@x");
}

TEST_CASE("sms_thread_source: the conversation, else the sorted numbers", "[standins][naming]") {
  CHECK(sms_thread_source("conv", "+2", "+1") == "conv");
  CHECK(sms_thread_source("", "+2", "+1") == "sms:+1:+2");
  CHECK(sms_thread_source("", "+1", "+2") == "sms:+1:+2");
}

TEST_CASE("container_of_mail: the recipient names the site, the sender the user",
          "[standins][naming]") {
  const auto name = container_of_mail("ameliastamps-website@edit.test", "John@Example.test");
  REQUIRE(name);
  CHECK(name->id() == "ameliastamps-website-john");
  CHECK(session_id(*name, "abcd1234") == "ameliastamps-website-abcd1234");
  CHECK(queue_suffix(QueuesPer::kContainer, *name, "t") == "ameliastamps-website-john");
  CHECK(queue_suffix(QueuesPer::kSession, *name, "t") == "ameliastamps-website-t");
  for (const char* bad : {"nodash@x", "-p@x", "c-@x", ""}) {
    CHECK_FALSE(container_of_mail(bad, "jo@x"));
  }
  CHECK_FALSE(container_of_mail("c-p@x", "@x"));
}

TEST_CASE("uuid_of: the same text is the same command", "[standins][naming]") {
  CHECK(uuid_of("email:a@b") == "70379163-faf6-880a-af0b-c23d11ef0af9");
  CHECK(uuid_of("email:a@c") != uuid_of("email:a@b"));
}
