#include "harness/story/sent_messages.h"

#include <nlohmann/json.hpp>
#include <utility>

namespace harness {
namespace {

using nlohmann::json;

std::string queue_of_url(const std::string& url) { return url.substr(url.rfind('/') + 1); }

}  // namespace

std::vector<SentMessage> SentMessages::see(const sim::Event& event) {
  if (event.kind == "api.call") {
    see_call(event);
  } else if (event.kind == "api.error") {
    calls_.erase(event.cause);
  } else if (event.kind == "api.reply") {
    return see_reply(event);
  }
  return {};
}

void SentMessages::see_call(const sim::Event& event) {
  const bool batch = event.subject == "sqs.SendMessageBatch";
  if (!batch && event.subject != "sqs.SendMessage") return;
  const json data = json::parse(event.data, nullptr, false);
  if (!data.is_object() || !data.value("input", json()).is_object()) return;
  const json& input = data.at("input");
  Call call;
  call.queue = queue_of_url(input.value("QueueUrl", ""));
  if (!batch) call.bodies[""] = input.value("MessageBody", "");
  for (const json& entry : input.value("Entries", json::array())) {
    call.bodies[entry.value("Id", "")] = entry.value("MessageBody", "");
  }
  calls_[event.sequence] = std::move(call);
}

std::vector<SentMessage> SentMessages::see_reply(const sim::Event& event) {
  std::vector<SentMessage> sent;
  const auto found = calls_.find(event.cause);
  if (found == calls_.end()) return sent;
  const Call call = std::move(found->second);
  calls_.erase(found);
  const json data = json::parse(event.data, nullptr, false);
  const json& output = data.at("output");
  const auto add = [&](const json& result, const std::string& entry) {
    const auto body = call.bodies.find(entry);
    if (body == call.bodies.end()) return;
    sent.push_back({call.queue, result.value("MessageId", ""), body->second});
  };
  if (output.contains("MessageId")) add(output, "");
  for (const json& result : output.value("Successful", json::array())) {
    add(result, result.value("Id", ""));
  }
  return sent;
}

}  // namespace harness
