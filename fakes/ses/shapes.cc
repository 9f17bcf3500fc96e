#include "fakes/ses/shapes.h"

#include "fakes/aws/name_token.h"
#include "fakes/ses/errors.h"

namespace ses {

const aws::Structure& Content::shape() {
  static const aws::Structure kShape =
      aws::Structure("Content").required<&Content::data>("Data").field<&Content::charset>(
          "Charset");
  return kShape;
}

const aws::Structure& Body::shape() {
  static const aws::Structure kShape =
      aws::Structure("Body").field<&Body::text>("Text").field<&Body::html>("Html");
  return kShape;
}

const aws::Structure& SimpleMessage::shape() {
  static const aws::Structure kShape = aws::Structure("Message")
                                           .required<&SimpleMessage::subject>("Subject")
                                           .required<&SimpleMessage::body>("Body");
  return kShape;
}

std::vector<std::string> Destination::all() const {
  std::vector<std::string> result = to_addresses;
  result.insert(result.end(), cc_addresses.begin(), cc_addresses.end());
  result.insert(result.end(), bcc_addresses.begin(), bcc_addresses.end());
  return result;
}

const aws::Structure& Destination::shape() {
  using S = Destination;
  static const aws::Structure kShape = aws::Structure("Destination")
                                           .field<&S::to_addresses>("ToAddresses")
                                           .field<&S::cc_addresses>("CcAddresses")
                                           .field<&S::bcc_addresses>("BccAddresses");
  return kShape;
}

const aws::Structure& RawMessage::shape() {
  static const aws::Structure kShape =
      aws::Structure("RawMessage").required<&RawMessage::data>("Data");
  return kShape;
}

const aws::Structure& MessageTag::shape() {
  static const aws::Structure kShape = aws::Structure("MessageTag")
                                           .required<&MessageTag::name>("Name")
                                           .required<&MessageTag::value>("Value");
  return kShape;
}

std::string parse_name_token(const std::optional<std::string>& token) {
  auto name = aws::parse_name_token(token);
  if (!name) throw invalid_parameter_value("The NextToken is invalid.");
  return std::move(*name);
}

}  // namespace ses
