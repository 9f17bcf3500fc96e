#include "fakes/ses/identities/identity_view.h"

#include <algorithm>
#include <cctype>

#include "fakes/mail/address.h"
#include "fakes/ses/errors.h"

namespace ses {

const aws::Structure& DkimAttributes::shape() {
  using S = DkimAttributes;
  static const aws::Structure kShape = aws::Structure("DkimAttributes")
                                           .field<&S::signing_enabled>("SigningEnabled")
                                           .field<&S::status>("Status")
                                           .field<&S::tokens>("Tokens");
  return kShape;
}

const aws::Structure& Tag::shape() {
  static const aws::Structure kShape =
      aws::Structure("Tag").required<&Tag::key>("Key").required<&Tag::value>("Value");
  return kShape;
}

std::string identity_type(const Identity& identity) {
  return identity.is_domain() ? "DOMAIN" : "EMAIL_ADDRESS";
}

std::string verification_status(const Identity& identity) {
  return identity.is_verified ? "SUCCESS" : "PENDING";
}

void check_email_identity(const std::string& name) {
  if (!mail::is_valid_address(name)) {
    throw invalid_parameter_value("Invalid email address<" + name + ">.");
  }
}

void check_domain_identity(const std::string& name) {
  const bool is_domain =
      name.find('.') != std::string::npos && name.front() != '.' && name.back() != '.' &&
      std::ranges::all_of(name, [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '-';
      });
  if (!is_domain) throw invalid_parameter_value("Invalid domain name " + name + ".");
}

}  // namespace ses
