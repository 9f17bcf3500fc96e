#include "harness/server/input.h"

#include <stdexcept>
#include <string>
#include <utility>

#include "fakes/aws/base64.h"
#include "harness/world/input_events.h"
#include "sim/journal/utf8.h"

namespace harness {
namespace {

// The header of the session token, which is a secret if a client signs with real credentials.
constexpr std::string_view kSecretHeader = "X-Amz-Security-Token";
constexpr std::string_view kLengthHeader = "Content-Length";

bool is_kept(std::string_view header) {
  return !sim::http::equal_ignoring_case(header, kSecretHeader) &&
         !sim::http::equal_ignoring_case(header, kLengthHeader);
}

bool has_utf8_head(const sim::http::Request& request) {
  for (const auto& [name, value] : request.headers) {
    if (!sim::is_utf8(name) || !sim::is_utf8(value)) return false;
  }
  return sim::is_utf8(request.method) && sim::is_utf8(request.target);
}

// Lines, as no part of a head has line ends in it.
std::string head_text(const sim::http::Request& request) {
  std::string text = request.method + "\n" + request.target + "\n";
  for (const auto& [name, value] : request.headers) {
    if (is_kept(name)) text.append(name).append(":").append(value).append("\n");
  }
  return text;
}

void read_head(std::string_view text, sim::http::Request& request) {
  const auto take_until = [&](char end) {
    const std::size_t at = text.find(end);
    if (at == std::string_view::npos) throw std::runtime_error("its head_base64 is cut off");
    const std::string_view part = text.substr(0, at);
    text.remove_prefix(at + 1);
    return part;
  };
  request.method = take_until('\n');
  request.target = take_until('\n');
  while (!text.empty()) {
    const std::string_view name = take_until(':');
    request.headers.add(name, take_until('\n'));
  }
}

sim::http::Request request_of(const RequestCame& came, const sim::Event& event) {
  sim::http::Request request;
  request.peer = event.actor;
  if (came.head_base64) {
    read_head(aws::base64_decode(*came.head_base64).value(), request);
  } else {
    request.method = came.method;
    request.target = came.target;
    for (const auto& [name, value] : came.headers) request.headers.add(name, value);
  }
  if (came.body) {
    request.body = *came.body;
  } else if (came.body_base64) {
    request.body = aws::base64_decode(*came.body_base64).value();
  } else {
    throw std::runtime_error("it has no body");
  }
  return request;
}

const RequestCame* request_in(const sim::Event& event) {
  if (const RequestCame* call = event.as<CallCame>()) return call;
  if (const RequestCame* mail = event.as<MailCame>()) return mail;
  if (const RequestCame* faults = event.as<FaultsCame>()) return faults;
  return event.as<AdvanceCame>();
}

}  // namespace

std::uint64_t record_input(sim::Journal& journal, const sim::Scheduler& scheduler,
                           const sim::http::Request& request, RequestKind kind) {
  RequestCame came;
  came.after = scheduler.events_run();
  came.method = request.method;
  came.target = request.target;
  for (const auto& [name, value] : request.headers) {
    if (is_kept(name)) came.headers.emplace_back(name, value);
  }
  std::string base64;
  if (sim::is_utf8(request.body)) {
    came.body = request.body;
  } else {
    base64 = aws::base64_encode(request.body);
    came.body_base64 = base64;
  }
  std::string head;
  if (!has_utf8_head(request)) {
    head = aws::base64_encode(head_text(request));
    came.head_base64 = head;
  }
  std::string subject = request.method + " " + request.target;
  if (kind == RequestKind::kMail) {
    return journal.record(request.peer, std::move(subject), MailCame{std::move(came)});
  }
  if (kind == RequestKind::kFaults) {
    return journal.record(request.peer, std::move(subject), FaultsCame{std::move(came)});
  }
  if (kind == RequestKind::kAdvance) {
    return journal.record(request.peer, std::move(subject), AdvanceCame{std::move(came)});
  }
  return journal.record(request.peer, std::move(subject), CallCame{std::move(came)});
}

void record_gone(sim::Journal& journal, const sim::Scheduler& scheduler, std::uint64_t input) {
  journal.record("client", std::to_string(input), ClientLeft{scheduler.events_run(), input});
}

std::optional<Input> parse_input(const sim::Event& event) {
  if (!event.kind.starts_with("input.")) return std::nullopt;
  Input input;
  input.sequence = event.sequence;
  input.time = event.time;
  if (const auto* left = event.as<ClientLeft>()) {
    input.after = left->after;
    input.gone = left->input;
    return input;
  }
  const RequestCame* came = request_in(event);
  try {
    if (came == nullptr) throw std::runtime_error("there is no such kind of input");
    input.after = came->after;
    input.request = request_of(*came, event);
    event.value.forget();  // a body may be long, and is not read again
  } catch (const std::exception& error) {
    throw std::runtime_error("event " + std::to_string(event.sequence) + " (" + event.kind +
                             ") cannot be read: " + error.what());
  }
  return input;
}

}  // namespace harness
