#include "fakes/ses/sending/message_id.h"

#include <cstdio>

namespace ses {
namespace {

// SES marks the region in the first four digits.
std::string_view region_mark(std::string_view region) {
  if (region == "us-east-1") return "0100";
  if (region == "us-west-2") return "0101";
  if (region == "eu-west-1") return "0102";
  return "0110";
}

}  // namespace

std::string sent_message_id(sim::Ids& ids, std::string_view region, sim::Time now) {
  char time[20];
  std::snprintf(time, sizeof time, "%012llx", static_cast<unsigned long long>(sim::unix_ms(now)));
  return std::string(region_mark(region)) + time + "-" + ids.uuid() + "-000000";
}

std::string message_id_domain(std::string_view region) {
  return "@" + std::string(region == "us-east-1" ? "email" : region) + ".amazonses.com";
}

std::string received_message_id(sim::Ids& ids) {
  return ids.text(40, "0123456789abcdefghijklmnopqrstuv");
}

}  // namespace ses
