#include "fakes/aws/dispatcher.h"

#include "fakes/aws/encode.h"

namespace aws {
namespace {

std::string subject_of(const Service& service, const Operation& operation) {
  return std::string(service.model().id) + "." + std::string(operation.name);
}

void write_error(sim::JsonWriter& json, const Error& error) {
  json.key("error").begin_object();
  json.key("code").value(error.code());
  json.key("status").value(error.status());
  json.key("message").value(error.message());
  json.end_object();
}

}  // namespace

Dispatcher::Dispatcher(Environment& environment)
    : environment_(environment), request_ids_(environment.random.stream("request ids")) {}

void Dispatcher::add(Service& service) { services_.push_back(&service); }

Service* Dispatcher::find(std::string_view id) const {
  for (Service* service : services_) {
    if (service->model().id == id) return service;
  }
  return nullptr;
}

std::shared_ptr<Pending> Dispatcher::start(Service& service, const Operation& operation,
                                           Caller caller, const std::function<Decoded()>& decode,
                                           Pending::OnOutcome on_outcome) {
  Call call;
  call.caller = std::move(caller);
  call.operation = &operation;
  call.request_id = new_request_id();
  Decoded decoded;
  std::optional<Error> refused;
  try {
    decoded = decode();
    check_constraints(operation.input(), decoded.input.get(), decoded.missing);
  } catch (const Error& error) {
    refused = error;
  }
  record_call(service, call, decoded.input.get());
  const std::uint64_t event = call.event;
  auto pending = std::make_shared<Pending>(std::move(call));
  // The wrapper must not keep its own Pending alive: it is called from inside it.
  Pending* self = pending.get();
  pending->set_outcome(
      [this, &service, self, deliver = std::move(on_outcome)](const Outcome& outcome) {
        const std::string json = record_outcome(service, self->call(), outcome);
        deliver({outcome.response, outcome.error, self->call().request_id, json});
      });
  const sim::Because because{environment_.journal, event};
  try {
    if (refused) throw *refused;
    if (!decoded.missing.empty()) throw service.model().invalid(operation, decoded.missing);
    environment_.store.begin();
    operation.invoke(service, decoded.input.get(), pending);
  } catch (const Error& error) {
    pending->finish({nullptr, &error});
  }
  return pending;
}

void Dispatcher::record_call(const Service& service, Call& call, const void* input) {
  sim::JsonWriter json;
  json.begin_object();
  json.key("request").value(call.request_id);
  json.key("account").value(call.caller.account);
  json.key("region").value(call.caller.region);
  json.key("input");
  if (input != nullptr) {
    encode_json(call.operation->input(), input, json);
  } else {
    json.null();
  }
  json.end_object();
  call.event = environment_.journal.record(call.caller.actor, "api.call",
                                           subject_of(service, *call.operation), json.take());
}

std::string Dispatcher::record_outcome(const Service& service, const Call& call,
                                       const Outcome& outcome) {
  std::string response;
  sim::JsonWriter json;
  json.begin_object();
  json.key("request").value(call.request_id);
  if (outcome.error != nullptr) {
    write_error(json, *outcome.error);
  } else {
    json.key("output");
    const std::size_t begin = json.text().size();
    encode_json(call.operation->output(), outcome.response, json);
    response = json.text().substr(begin);
  }
  json.end_object();
  const sim::Because because{environment_.journal, call.event};
  environment_.journal.record(std::string(service.model().id),
                              outcome.error != nullptr ? "api.error" : "api.reply",
                              subject_of(service, *call.operation), json.take());
  return response;
}

void Dispatcher::record_refused(const Caller& caller, std::string_view what, const Error& error) {
  sim::JsonWriter json;
  json.begin_object();
  write_error(json, error);
  json.end_object();
  environment_.journal.record(caller.actor, "api.refused", std::string(what), json.take());
}

}  // namespace aws
