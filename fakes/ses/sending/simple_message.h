// A mail made from its subject and bodies.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "fakes/ses/shapes.h"

namespace ses {

struct SimpleMail {
  std::string source;
  Destination destination;
  std::vector<std::string> reply_to;
  SimpleMessage message;
  std::vector<std::pair<std::string, std::string>> headers;  // further ones, of version 2
};

// The mail on the wire, without what SES adds. Throws InvalidParameterValue for addresses that are
// none, and for header fields that SES sets itself.
std::string compose(const SimpleMail& simple);

}  // namespace ses
