#include "fakes/ses/operations/create_email_identity.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "CreateEmailIdentity: an address or a domain, once",
                 "[sesv2][CreateEmailIdentity]") {
  ses::CreateEmailIdentityRequest request;
  request.email_identity = "jo@home.test";
  CHECK(call(request).identity_type == "EMAIL_ADDRESS");
  CHECK(error_code([&] { call(request); }) == "AlreadyExistsException");
  CHECK(error_message([&] { call(request); }) == "Email identity jo@home.test already exist.");
  request.email_identity = "acme.test";
  CHECK(call(request).identity_type == "DOMAIN");
  CHECK(ses.identities().covers("000000000000", "us-west-2", "any@acme.test"));
  request.email_identity = "acme";
  CHECK(error_code([&] { call(request); }) == "BadRequestException");
  request.email_identity = "jo@";
  CHECK(error_message([&] { call(request); }) == "Invalid email address<jo@>.");
  request.email_identity = "other.test";
  request.configuration_set_name = "events";
  CHECK(error_code([&] { call(request); }) == "NotFoundException");
  make_configuration_set("events");
  CHECK(error_code([&] { call(request); }) == "BacklotNotModelled");
}
