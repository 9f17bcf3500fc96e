#include "fakes/ses/sending/message_header.h"

#include <algorithm>

namespace ses {
namespace {

bool is_header_name(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c > ' ' && c <= '~' && c != ':'; });
}

bool is_header_value(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

aws::Constraints header_name_limits() {
  return aws::length(1, 126).pattern("^[!-9;-@A-~]+$", is_header_name);
}

aws::Constraints header_value_limits() {
  return aws::length(1, 995).pattern("[ -~]*", is_header_value);
}

}  // namespace

const aws::Structure& MessageHeader::shape() {
  static const aws::Structure kShape =
      aws::Structure("MessageHeader")
          .required<&MessageHeader::name>("Name", header_name_limits())
          .required<&MessageHeader::value>("Value", header_value_limits());
  return kShape;
}

aws::Constraints header_count_limits() { return aws::length(0, 15); }

}  // namespace ses
