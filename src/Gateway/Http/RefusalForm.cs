namespace ActorScheduler.Gateway.Http;

/// <summary>
/// Which keys a refused answer has. The document shows some refusals key for key; those keep to it, all others say in
/// <c>errors</c> what is wrong. The header <see cref="Refusal.DetailHeader"/> says it in every form.
/// </summary>
internal enum RefusalForm
{
    /// <summary><c>{status, msg, errors}</c>.</summary>
    Errors,

    /// <summary>The same keys for every refusal of the endpoint, and the status that HTTP has for it (<see cref="Refusal.Plain"/>).</summary>
    Plain,

    /// <summary><c>{status, msg}</c>, as the document shows for delete_periodic_task and update_periodic_task.</summary>
    MessageOnly,

    /// <summary><c>{status, msg, data: ''}</c>, as the document shows for update_task.</summary>
    EmptyData,

    /// <summary><c>{status, msg, data: '', errors}</c>: update_task's form where the document does not show the case.</summary>
    EmptyDataAndErrors,

    /// <summary><c>{status, msg, data}</c> with the errors as one text in <c>data</c>: revoke_task has nothing but these keys.</summary>
    TextData,
}
