// Identities as version 2 shows them.
#pragma once

#include <string>
#include <vector>

#include "fakes/ses/identities/identities.h"
#include "fakes/ses/shapes.h"

namespace ses {

// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_DkimAttributes.html
struct DkimAttributes {
  bool signing_enabled = false;
  std::string status = "NOT_STARTED";
  std::vector<std::string> tokens;
  static const aws::Structure& shape();
};

struct Tag {
  std::string key;
  std::string value;
  static const aws::Structure& shape();
};

// `EMAIL_ADDRESS` or `DOMAIN`.
std::string identity_type(const Identity& identity);
// `SUCCESS` or `PENDING`.
std::string verification_status(const Identity& identity);

// Throws InvalidParameterValue for what is neither a mail address nor a domain.
void check_email_identity(const std::string& name);
void check_domain_identity(const std::string& name);

}  // namespace ses
